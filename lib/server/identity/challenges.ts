import { createHash, randomBytes } from "node:crypto";
import { CodedError } from "@/lib/core/errors";
import { address, toBase58, toBase64, type Address, type Cluster } from "@/lib/core/solana";
import { proofTransaction } from "@/lib/core/wallet-proof";
import type { Database } from "@/lib/server/db";
import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { signInChallenges } from "@/lib/server/db/schema/identity";
import { CHALLENGE_MILLISECONDS, signInMessage } from "./message";
import { answerRefusal, type WalletAnswer } from "./wallet-answer";

/** Expired rows are kept a little, so that "too late" can be told from "never" in the database. */
const KEPT_MILLISECONDS = 60 * 60 * 1000;

/** The cookie's value never reaches the database: a copy of it signs nobody in. */
const hashOf = (browser: string): string => createHash("sha256").update(browser).digest("hex");

/** A value for the cookie that binds challenges to a browser: 32 random bytes. */
export const newBrowserToken = (): string => randomBytes(32).toString("base64url");

export interface NewChallenge {
  readonly appUrl: URL;
  readonly cluster: Cluster;
  readonly address: Address;
  /** Value of the browser's cookie. */
  readonly browser: string;
  readonly now: Date;
}

/**
 * Makes a sign-in message and stores it. With it goes the transaction that carries it (base64), for
 * wallets that sign no messages; it is made of the message, so that nothing more is stored.
 */
export const createChallenge = async (database: Database, options: NewChallenge) => {
  const nonce = toBase58(randomBytes(16));
  const { input, message } = signInMessage({ ...options, nonce });
  await database.insert(signInChallenges).values({
    nonce,
    browserHash: hashOf(options.browser),
    address: options.address,
    message,
    issuedAt: options.now,
    expiresAt: new Date(options.now.getTime() + CHALLENGE_MILLISECONDS),
  });
  return {
    input,
    message,
    nonce,
    transaction: toBase64(proofTransaction(options.address, message)),
  };
};

/** Removes sign-in messages an hour after they expired. @returns how many */
export const forgetChallenges = async (database: Database, now: Date): Promise<number> => {
  const gone = await database
    .delete(signInChallenges)
    .where(lt(signInChallenges.expiresAt, new Date(now.getTime() - KEPT_MILLISECONDS)))
    .returning({ nonce: signInChallenges.nonce });
  return gone.length;
};

/** A challenge as it comes back: the bytes the wallet says it signed, or its signed transaction. */
export type SignedChallenge = {
  readonly nonce: string;
  readonly browser: string;
  readonly now: Date;
} & (
  | { readonly signedMessage: Uint8Array; readonly signature: Uint8Array }
  | { readonly transaction: Uint8Array }
);

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  Buffer.compare(left, right) === 0;

const refusalOf = async (
  wallet: Address,
  message: string,
  signed: SignedChallenge & WalletAnswer,
): Promise<string | null> => {
  if ("signedMessage" in signed && !sameBytes(signed.signedMessage, Buffer.from(message)))
    return "another message was signed";
  return answerRefusal(wallet, message, signed);
};

/**
 * Takes a signed challenge. The nonce is used up first, whatever comes of it, in one statement: two
 * answers to one challenge cannot both pass. The message compared is the stored one, the transaction
 * one made of it again, and the identity is the address stored with it, whose key must have signed.
 * @returns the wallet that signed
 * @throws CodedError CHALLENGE_EXPIRED (unknown, used, too late or another browser's) or SIGN_IN_FAILED
 */
export const redeemChallenge = async (
  database: Database,
  signed: SignedChallenge,
): Promise<Address> => {
  const { nonce, browser, now } = signed;
  const [challenge] = await database
    .update(signInChallenges)
    .set({ usedAt: now })
    .where(
      and(
        eq(signInChallenges.nonce, nonce),
        eq(signInChallenges.browserHash, hashOf(browser)),
        isNull(signInChallenges.usedAt),
        gt(signInChallenges.expiresAt, now),
      ),
    )
    .returning();
  if (!challenge) throw new CodedError("CHALLENGE_EXPIRED", "no such open challenge");
  const wallet = address(challenge.address);
  const refusal = await refusalOf(wallet, challenge.message, signed);
  if (refusal !== null) throw new CodedError("SIGN_IN_FAILED", refusal);
  return wallet;
};
