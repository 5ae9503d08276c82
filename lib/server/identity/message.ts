import { chainId, type Address, type Cluster } from "@/lib/core/solana";
import { createSignInMessageText } from "@solana/wallet-standard-util";

/** How long a sign-in message may wait for its signature. */
export const CHALLENGE_MILLISECONDS = 5 * 60 * 1000;

const STATEMENT = "Sign in to Countersign. This costs nothing and moves nothing.";

export interface ChallengeOptions {
  readonly appUrl: URL;
  readonly cluster: Cluster;
  readonly address: Address;
  /** At least 8 letters and digits (Sign In With Solana). */
  readonly nonce: string;
  readonly now: Date;
}

/** The input a wallet's `signIn` takes; every field is set, so that its message can only be ours. */
export interface SignInInput {
  readonly domain: string;
  readonly address: Address;
  readonly statement: string;
  readonly uri: string;
  readonly version: "1";
  readonly chainId: string;
  readonly nonce: string;
  readonly issuedAt: string;
  readonly expirationTime: string;
}

/** Builds a sign-in message: its fields for `signIn`, its text for `signMessage`. */
export const signInMessage = ({ appUrl, cluster, address, nonce, now }: ChallengeOptions) => {
  const input: SignInInput = {
    domain: appUrl.host,
    address,
    statement: STATEMENT,
    uri: appUrl.origin,
    version: "1",
    chainId: chainId(cluster),
    nonce,
    issuedAt: now.toISOString(),
    expirationTime: new Date(now.getTime() + CHALLENGE_MILLISECONDS).toISOString(),
  };
  return { input, message: createSignInMessageText(input) };
};
