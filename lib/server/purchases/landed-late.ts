import { CodedError } from "@/lib/core/errors";
import type { PurchaseContext } from "./context";
import type { Purchase } from "./purchase";
import { unpaidEnds } from "./store/read";
import { transition, type Change, type Evidence } from "./store/write";
import { unseenPayment } from "./unseen";

/** What is known of the payment: both, or neither where only REALM knows of it. */
type Paid = Pick<Change, "signature" | "signedTransaction">;

/**
 * Stores that a purchase which had ended was paid all the same, and tells the operator: from then on
 * nobody reads that nothing was paid, and Buy finds this one.
 */
const storeLandedLate = async (
  context: PurchaseContext,
  { id, state }: Purchase,
  evidence: Evidence,
  paid: Paid = {},
): Promise<Purchase> => {
  const told = { code: "CHAIN_DISPUTED", ...evidence };
  const change: Change = { ...paid, notice: "CHAIN_DISPUTED" };
  const disputed = await transition(context, id, "landed", told, change);
  context.log.error(
    { purchaseId: id, state, transactionSignature: paid.signature ?? undefined },
    "ALERT: the payment of a purchase that had ended is on chain; it is disputed.",
  );
  return disputed;
};

/**
 * Whether a purchase that has ended was paid all the same, by REALM's word and the chain's, which is then
 * stored; null where it is too early to say.
 * @throws CodedError REALM_*, CHAIN_UNAVAILABLE where either can't say
 */
export const wasPaid = async (
  context: PurchaseContext,
  ended: Purchase,
): Promise<boolean | null> => {
  const unseen = await unseenPayment(context, ended);
  if (unseen.kind === "soon") return null;
  if (unseen.kind === "unpaid") return false;
  const paid = unseen.kind === "landed" ? unseen.paid : {};
  await storeLandedLate(context, ended, { by: "realm", ...unseen.evidence }, paid);
  return true;
};

/** The error for a purchase that had ended, and was paid. */
const paidAfterItsEnd = ({ id, state }: Purchase): CodedError =>
  new CodedError("CHAIN_DISPUTED", `a purchase that is ${state} was paid`, {
    context: { purchaseId: id, state },
  });

/** A purchase that has taken this very signature before. @throws CHAIN_DISPUTED where it had ended by then */
export const takenBefore = (purchase: Purchase): Purchase => {
  if (unpaidEnds.includes(purchase.state) && purchase.notice === "CHAIN_DISPUTED")
    throw paidAfterItsEnd(purchase);
  return purchase;
};

/**
 * The error for a signature that no state but "prepared" takes. Where its transaction has landed all
 * the same (a wallet can send by itself), that is stored.
 * @param agreed what came back, where it is what the wallet was asked to sign; else null
 * @throws CHAIN_UNAVAILABLE
 */
export const notPrepared = async (
  context: PurchaseContext,
  purchase: Purchase,
  agreed: { readonly signature: string; readonly signedTransaction: string } | null,
): Promise<CodedError> => {
  const { id, state } = purchase;
  const landed =
    unpaidEnds.includes(state) && agreed !== null
      ? await context.chain.signatureStatus(agreed.signature)
      : null;
  if (landed !== null && agreed !== null) {
    const evidence = { by: "signature", seenInSlot: landed.slot.toString() };
    await storeLandedLate(context, purchase, evidence, agreed);
    return paidAfterItsEnd(purchase);
  }
  const code = state === "expired" ? "PURCHASE_EXPIRED" : "PURCHASE_STATE";
  return new CodedError(code, `a purchase that is ${state} takes no signature`, {
    context: { purchaseId: id, state },
  });
};
