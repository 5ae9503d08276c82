import { randomBytes } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import { toBase58, type Cluster } from "@/lib/core/solana";
import {
  bodyDigest,
  type StepUpAction,
  type StepUpChallenge,
  type StepUpProof,
  type StepUpRequest,
} from "@/lib/core/step-up";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { stepUpChallenges } from "@/lib/server/db/schema/step-up";
import type { Session } from "../sessions";
import { isSignedBy } from "../signature";
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
  return { nonce, message, expiresAt: expiresAt.toISOString() };
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

const refuse = (why: string): never => {
  throw new CodedError("STEP_UP_FAILED", why);
};

/**
 * Takes the signature for one request. The nonce is used up first, whatever comes of it, in one
 * statement. The signature has to be the session's wallet's, strictly, over the very text that was
 * stored, and the request the very one the text was made for. Text and signature are then written into
 * the audit log, before anything is done.
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
  if (!isSignedBy(session.wallet, new TextEncoder().encode(message), proof.signature))
    return refuse("the signature is not the session's wallet's");
  await database.transaction((transaction) =>
    appendAudit(
      transaction,
      {
        actor: session.wallet,
        action: "step-up.signed",
        subject: object,
        details: { action, message, signature: toBase58(proof.signature) },
      },
      now,
    ),
  );
};
