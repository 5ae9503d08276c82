import {
  closeDisputeAnswerSchema,
  recheckAnswerSchema,
  type CloseDispute,
  type CloseOutcome,
  type RecheckOutcome,
} from "@/lib/core/operator/sales";
import type { SignedCall } from "../identity/step-up";

/** What an operator does about sales and what sellers signed. Each needs a signature. */

export const closeDisputeCall = (
  id: string,
  decision: CloseDispute,
): SignedCall<{ outcome: CloseOutcome }> => ({
  path: `/api/operator/sales/handovers/${id}/close`,
  method: "POST",
  body: decision,
  schema: closeDisputeAnswerSchema,
  action: "handover.close",
  object: id,
});

export const recheckCall = (
  id: string,
  reason: string,
): SignedCall<{ outcome: RecheckOutcome }> => ({
  path: `/api/operator/sales/${id}/recheck`,
  method: "POST",
  body: { reason },
  schema: recheckAnswerSchema,
  action: "sale.recheck",
  object: id,
});
