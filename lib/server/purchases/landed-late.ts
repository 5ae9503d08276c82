import { CodedError } from "@/lib/core/errors";
import type { PurchaseContext } from "./context";
import type { Purchase } from "./purchase";
import { alertOnce } from "./store/alert";

/** Ends that say to a person that nothing was paid. */
const UNPAID: ReadonlySet<Purchase["state"]> = new Set<Purchase["state"]>([
  "declined",
  "refused",
  "expired",
]);

/**
 * The error for a signature that no state but "prepared" takes. Where its transaction has landed all
 * the same (a wallet can send by itself), nobody may read that nothing was paid.
 * @param signature of a transaction that is what the wallet was asked to sign, else null
 * @throws CHAIN_UNAVAILABLE
 */
export const notPrepared = async (
  context: PurchaseContext,
  purchase: Purchase,
  signature: string | null,
): Promise<CodedError> => {
  const { id, state } = purchase;
  const details = { context: { purchaseId: id, state } };
  const landed =
    UNPAID.has(state) &&
    signature !== null &&
    (await context.chain.signatureStatus(signature)) !== null;
  if (landed) {
    await alertOnce(context, purchase, "the payment of a purchase that had ended is on chain.");
    return new CodedError("CHAIN_DISPUTED", `a purchase that is ${state} was paid`, details);
  }
  const code = state === "expired" ? "PURCHASE_EXPIRED" : "PURCHASE_STATE";
  return new CodedError(code, `a purchase that is ${state} takes no signature`, details);
};
