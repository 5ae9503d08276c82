import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { addressSchema, toBase64, type Address } from "@/lib/core/solana";
import type { ProofReview } from "@/lib/core/wallet-proof";
import { callApi } from "../http/call-api";
import type { ConnectedWallet, SignedMessage } from "../wallet/connected-wallet";
import { WalletRefusal, walletRefusal } from "../wallet/failure";
import { signProof } from "./proof";
import { tellSignedIn } from "./session-news";

const challengeSchema = z.object({
  input: z.object({
    domain: z.string(),
    address: z.string(),
    statement: z.string(),
    uri: z.string(),
    version: z.string(),
    chainId: z.string(),
    nonce: z.string(),
    issuedAt: z.string(),
    expirationTime: z.string(),
  }),
  message: z.string(),
  nonce: z.string(),
  /** Base64 of the transaction that carries the message, for wallets that sign no messages. */
  transaction: z.string(),
});
export type Challenge = z.infer<typeof challengeSchema>;

/**
 * The challenge asked for last. One at a time: the first answer sets the cookie that binds challenges
 * to this browser, and one asked for meanwhile would be bound to another cookie.
 */
let asked: Promise<unknown> = Promise.resolve();

/** Asks the server for a message to sign; it keeps its own copy and accepts no other. */
export const requestChallenge = (address: Address): Promise<Challenge> => {
  const challenge = asked.then(() =>
    callApi({
      path: "/api/identity/challenge",
      method: "POST",
      body: { address },
      schema: challengeSchema,
    }),
  );
  asked = challenge.catch(() => undefined);
  return challenge;
};

/**
 * Signs in with Solana: the wallet signs the server's message, next-auth makes the session.
 * @throws WalletRefusal when the wallet will not, CodedError SIGN_IN_FAILED when the server will not.
 */
export const signIn = async (wallet: ConnectedWallet, challenge: Challenge): Promise<void> => {
  const signed = await askWallet(wallet, challenge);
  if (signed.address !== wallet.address) {
    throw new WalletRefusal("failed", "The wallet signed with another account. Start again.");
  }
  await openSession(wallet.address, challenge, {
    signedMessage: toBase64(signed.signedMessage),
    signature: toBase64(signed.signature),
  });
};

/**
 * Signs in by the transaction that carries the challenge, reviewed before. It goes to the server, which
 * compares it and sends it nowhere.
 * @throws WalletRefusal and CodedError as `signIn` does
 */
export const signInByTransaction = async (
  wallet: ConnectedWallet,
  challenge: Challenge,
  proof: ProofReview,
): Promise<void> => {
  const signedTransaction = toBase64(await signProof(wallet, proof));
  await openSession(wallet.address, challenge, { signedTransaction });
};

const askWallet = async (wallet: ConnectedWallet, challenge: Challenge): Promise<SignedMessage> => {
  if (!wallet.signIn && !wallet.signMessage) {
    throw new WalletRefusal("failed", `${wallet.name} cannot sign messages, so it cannot sign in.`);
  }
  try {
    if (wallet.signIn) return await wallet.signIn(challenge.input);
    const message = new TextEncoder().encode(challenge.message);
    return await (wallet.signMessage ?? unreachable)(message);
  } catch (thrown) {
    throw walletRefusal(thrown);
  }
};

const unreachable = (): never => {
  throw new WalletRefusal("failed", "This wallet cannot sign messages.");
};

const csrfSchema = z.object({ csrfToken: z.string().min(1) });
const sessionSchema = z.object({ wallet: addressSchema.optional() });

/** A refused login can answer 200 all the same: only the session itself proves that there is one. */
const openSession = async (
  address: Address,
  challenge: Challenge,
  signed: Readonly<Record<string, string>>,
): Promise<void> => {
  const { csrfToken } = await callApi({ path: "/api/auth/csrf", schema: csrfSchema });
  const refusal: unknown = await callApi({
    path: "/api/auth/callback/solana",
    method: "POST",
    body: {
      csrfToken,
      nonce: challenge.nonce,
      address,
      ...signed,
      json: "true",
    },
    schema: z.unknown(),
  }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const session = await callApi({ path: "/api/auth/session", schema: sessionSchema });
  if (session.wallet === address) {
    tellSignedIn();
    return;
  }
  if (refusal instanceof CodedError && refusal.code !== "INTERNAL") throw refusal;
  throw new CodedError("SIGN_IN_FAILED", "no session was made", { cause: refusal });
};
