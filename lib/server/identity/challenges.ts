import { createHash, randomBytes } from "node:crypto";
import { CodedError } from "@/lib/core/errors";
import { address, toBase58, type Address, type Cluster } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { signInChallenges } from "@/lib/server/db/schema/identity";
import { CHALLENGE_MILLISECONDS, signInMessage } from "./message";
import { isSignedBy } from "./signature";

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

/** Makes a sign-in message and stores it. */
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
  return { input, message, nonce };
};

/** Removes sign-in messages an hour after they expired. @returns how many */
export const forgetChallenges = async (database: Database, now: Date): Promise<number> => {
  const gone = await database
    .delete(signInChallenges)
    .where(lt(signInChallenges.expiresAt, new Date(now.getTime() - KEPT_MILLISECONDS)))
    .returning({ nonce: signInChallenges.nonce });
  return gone.length;
};

export interface SignedChallenge {
  readonly nonce: string;
  readonly signedMessage: Uint8Array;
  readonly signature: Uint8Array;
  readonly browser: string;
  readonly now: Date;
}

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  Buffer.compare(left, right) === 0;

/**
 * Takes a signed challenge. The nonce is used up first, whatever comes of it, in one statement: two
 * answers to one challenge cannot both pass. The message compared is the stored one, and the identity
 * is the address stored with it, whose key must have signed.
 * @returns the wallet that signed
 * @throws CodedError CHALLENGE_EXPIRED (unknown, used, too late or another browser's) or SIGN_IN_FAILED
 */
export const redeemChallenge = async (
  database: Database,
  { nonce, signedMessage, signature, browser, now }: SignedChallenge,
): Promise<Address> => {
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
  const message = new TextEncoder().encode(challenge.message);
  if (!sameBytes(signedMessage, message)) {
    throw new CodedError("SIGN_IN_FAILED", "another message was signed");
  }
  if (!isSignedBy(wallet, message, signature)) {
    throw new CodedError("SIGN_IN_FAILED", "the signature is not the wallet's");
  }
  return wallet;
};
