import "server-only";
import { CodedError } from "@/lib/core/errors";
import {
  proofFrom,
  STEP_UP_HEADER,
  stepUpTable,
  type StepUpAction,
  type StepUpChallenge,
  type StepUpRequest,
} from "@/lib/core/step-up";
import { database } from "@/lib/server/db";
import { env } from "@/lib/server/env";
import { isOperator } from "../operator";
import type { Session } from "../sessions";
import { createStepUp, redeemStepUp } from "./challenges";

/**
 * Makes the text a session's wallet has to sign before one action.
 * @throws CodedError NOT_FOUND for what only operators do, asked by somebody else
 */
export const askStepUp = async (
  session: Session,
  request: StepUpRequest,
): Promise<StepUpChallenge> => {
  if (stepUpTable[request.action].who === "operator" && !isOperator(session.wallet))
    throw new CodedError("NOT_FOUND", "no action of this wallet's");
  const { appUrl, solana } = env();
  const { cluster } = solana;
  return createStepUp(await database(), { appUrl, cluster, session, request, now: new Date() });
};

/**
 * Lets a request through that carries a fresh signature over exactly itself.
 * @throws CodedError STEP_UP_REQUIRED without one, STEP_UP_FAILED with another
 */
export const requireStepUp = async (
  request: Request,
  asked: {
    readonly session: Session;
    readonly action: StepUpAction;
    readonly object: string;
    readonly body: Uint8Array;
  },
): Promise<void> => {
  const header = request.headers.get(STEP_UP_HEADER);
  if (header === null) throw new CodedError("STEP_UP_REQUIRED", "no signature came with it");
  const proof = proofFrom(header);
  if (proof === null) throw new CodedError("STEP_UP_FAILED", "the signature can't be read");
  await redeemStepUp(await database(), { ...asked, proof, now: new Date() });
};
