import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { toBase58, toBase64, type Cluster } from "@/lib/core/solana";
import {
  bodyDigest,
  type StepUpAction,
  type StepUpChallenge,
  type StepUpProof,
  type StepUpRequest,
} from "@/lib/core/step-up";
import { proofTransaction } from "@/lib/core/wallet-proof";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { stepUpChallenges } from "@/lib/server/db/schema/step-up";
import type { Session } from "../sessions";
import { answerRefusal } from "../wallet-answer";
import { STEP_UP_MILLISECONDS, stepUpText } from "./message";

export interface NewStepUp {
  readonly appUrl: URL;
  readonly cluster: Cluster;
  readonly session: Session;
  readonly request: StepUpRequest;
  readonly now: Date;
}

/** Makes the text for one action and stores it. */
export const createStepUp = async (
  database: Database,
  { appUrl, cluster, session, request, now }: NewStepUp,
): Promise<StepUpChallenge> => {
  const nonce = toBase58(randomBytes(16));
  const { wallet } = session;
  const message = stepUpText({ appUrl, cluster, wallet, request, nonce, now });
  const expiresAt = new Date(now.getTime() + STEP_UP_MILLISECONDS);
  await database.insert(stepUpChallenges).values({
    nonce,
    sessionId: session.id,
    wallet,
    action: request.action,
    object: request.object,
    bodyDigest: request.digest,
    message,
    issuedAt: now,
    expiresAt,
  });
  const transaction = toBase64(proofTransaction(wallet, message));
  return { nonce, message, transaction, expiresAt: expiresAt.toISOString() };
};

/** What is asked for now, and the signature that came with it. */
export interface SignedRequest {
  readonly session: Session;
  readonly action: StepUpAction;
  readonly object: string;
  /** The body's bytes as they came. */
  readonly body: Uint8Array;
  readonly proof: StepUpProof;
  readonly now: Date;
}

/** What proves by itself that the text was signed. */
const evidence = (proof: StepUpProof) =>
  "signature" in proof
    ? { signature: toBase58(proof.signature) }
    : { transaction: toBase64(proof.transaction) };

const refuse = (why: string): never => {
  throw new CodedError("STEP_UP_FAILED", why);
};

/**
 * Takes the signature for one request. The nonce is used up first, whatever comes of it, in one
 * statement. The signature has to be the session's wallet's, strictly, over the very text that was
 * stored, or over the transaction made of it, and the request the very one the text was made for. Text
 * and signature are then written into the audit log, before anything is done.
 * @throws CodedError STEP_UP_FAILED
 */
export const redeemStepUp = async (
  database: Database,
  { session, action, object, body, proof, now }: SignedRequest,
): Promise<void> => {
  const [challenge] = await database
    .update(stepUpChallenges)
    .set({ usedAt: now })
    .where(
      and(
        eq(stepUpChallenges.nonce, proof.nonce),
        eq(stepUpChallenges.sessionId, session.id),
        isNull(stepUpChallenges.usedAt),
        gt(stepUpChallenges.expiresAt, now),
      ),
    )
    .returning();
  if (!challenge) return refuse("no such open challenge of this session");
  const { message } = challenge;
  if (challenge.action !== action || challenge.object !== object)
    return refuse("the text was made for something else");
  if (challenge.bodyDigest !== bodyDigest(body)) return refuse("the body is another");
  const refusal = await answerRefusal(session.wallet, message, proof);
  if (refusal !== null) return refuse(refusal);
  await database.transaction((transaction) =>
    appendAudit(
      transaction,
      {
        actor: session.wallet,
        action: "step-up.signed",
        subject: object,
        details: { action, message, ...evidence(proof) },
      },
      now,
    ),
  );
};
