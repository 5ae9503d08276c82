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
  { id, state, signature }: Purchase,
  evidence: Evidence,
  paid: Paid = {},
): Promise<Purchase> => {
  const told = { code: "CHAIN_DISPUTED", ...evidence };
  const change: Change = { ...paid, notice: "CHAIN_DISPUTED" };
  const disputed = await transition(context, id, "landed", told, change);
  context.log.error(
    { purchaseId: id, state, transactionSignature: paid.signature ?? signature ?? undefined },
    "ALERT: the payment of a purchase that had ended is on chain; it is disputed.",
  );
  return disputed;
};

/** What the chain says of a signature of the agreed transaction. */
type Word =
  | { readonly kind: "landed"; readonly evidence: Evidence }
  /** Unknown, or landed with an error for good: nothing but a network fee was paid under it. */
  | { readonly kind: "unpaid" }
  /** Landed with an error that is not final: a fork could still carry the payment. */
  | { readonly kind: "soon" };

const chainsWord = async ({ chain }: PurchaseContext, signature: string): Promise<Word> => {
  const status = await chain.signatureStatus(signature);
  if (status === null) return { kind: "unpaid" };
  if (status.error !== null)
    return { kind: status.confirmation === "finalized" ? "unpaid" : "soon" };
  return { kind: "landed", evidence: { by: "chain", seenInSlot: status.slot.toString() } };
};

/** What is not decided yet: whoever asks has to come again. */
export const notShownYet = (): CodedError =>
  new CodedError("CHAIN_UNAVAILABLE", "a payment has been seen, the chain shows soon what it is");

/**
 * Whether a purchase that has ended was paid all the same, which is then stored: by the chain's word on
 * the signature it had, and by REALM's and the chain's on one that never came here. Null where it is too
 * early to say.
 * @throws CodedError REALM_*, CHAIN_UNAVAILABLE where either can't say
 */
export const wasPaid = async (
  context: PurchaseContext,
  ended: Purchase,
): Promise<boolean | null> => {
  const { signature } = ended;
  const word = signature === null ? null : await chainsWord(context, signature);
  if (word?.kind === "soon") return null;
  if (word?.kind === "landed") {
    await storeLandedLate(context, ended, word.evidence);
    return true;
  }
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

/**
 * A purchase that has taken this very signature before. Of one that has expired since, the chain is asked
 * once more. @throws CHAIN_DISPUTED where it had ended and was paid; CHAIN_UNAVAILABLE
 */
export const takenBefore = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<Purchase> => {
  const { signature, state, notice } = purchase;
  const isEnded = unpaidEnds.includes(state);
  if (isEnded && notice === "CHAIN_DISPUTED") throw paidAfterItsEnd(purchase);
  if (signature === null || state !== "expired" || notice !== null) return purchase;
  const word = await chainsWord(context, signature);
  if (word.kind !== "landed") return purchase;
  await storeLandedLate(context, purchase, word.evidence);
  throw paidAfterItsEnd(purchase);
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
  if (unpaidEnds.includes(state) && agreed !== null) {
    const word = await chainsWord(context, agreed.signature);
    if (word.kind === "soon") return notShownYet();
    if (word.kind === "landed") {
      await storeLandedLate(context, purchase, word.evidence, agreed);
      return paidAfterItsEnd(purchase);
    }
  }
  const code = state === "expired" ? "PURCHASE_EXPIRED" : "PURCHASE_STATE";
  return new CodedError(code, `a purchase that is ${state} takes no signature`, {
    context: { purchaseId: id, state },
  });
};
