import {
  closePurchaseAnswerSchema,
  type ClosePurchase,
  type ClosePurchaseOutcome,
} from "@/lib/core/operator/purchases";
import type { SignedCall } from "../identity/step-up";

/** Ends a purchase in dispute. It needs a signature. */
export const closePurchaseCall = (
  id: string,
  decision: ClosePurchase,
): SignedCall<{ outcome: ClosePurchaseOutcome }> => ({
  path: `/api/operator/purchases/${id}/close`,
  method: "POST",
  body: decision,
  schema: closePurchaseAnswerSchema,
  action: "purchase.close",
  object: id,
});
