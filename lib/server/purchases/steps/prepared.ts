import type { PurchaseContext } from "../context";
import { preparedFacts, type Purchase } from "../purchase";
import { transition, type Evidence } from "../store/write";
import { unseenPayment } from "../unseen";
import { moved, wait, type StepResult } from "./result";

const LOOK_EVERY_MILLIS = 5_000;

/**
 * Ends what nobody signed here and what can't land any more, on REALM's word that it was not paid. What
 * was paid without a word here goes on from what the chain shows; where REALM says so and the chain does
 * not, it ends in dispute, so that it is not bought again.
 * @returns null where it is too early to say
 * @throws CodedError REALM_*, CHAIN_UNAVAILABLE where either can't say; PURCHASE_STATE once it has moved on
 */
export const endUnsigned = async (
  context: PurchaseContext,
  purchase: Purchase,
  evidence: Evidence,
): Promise<Purchase | null> => {
  const { id } = purchase;
  const unseen = await unseenPayment(context, purchase);
  switch (unseen.kind) {
    case "unpaid":
      return transition(context, id, "expire", { ...evidence, ...unseen.evidence });
    case "landed":
      return transition(context, id, "sign", { by: "chain", ...unseen.evidence }, unseen.paid);
    case "soon":
      return null;
    case "elsewhere": {
      const told = { code: "CHAIN_DISPUTED", ...evidence, ...unseen.evidence };
      const ended = await transition(context, id, "expire", told, { notice: "CHAIN_DISPUTED" });
      context.log.error(
        { purchaseId: id, state: ended.state, outcome: "completed" },
        "ALERT: REALM calls a purchase complete that was not signed here, and the chain does not show it.",
      );
      return ended;
    }
  }
};

/** Whether every endpoint says that what was prepared can't land any more, and why. */
const deadBy = async ({ chain }: PurchaseContext, purchase: Purchase): Promise<Evidence | null> => {
  const { lastValidBlockHeight } = preparedFacts(purchase);
  const blockHeight = await chain.blockHeight();
  if (blockHeight <= lastValidBlockHeight) return null;
  // The bound may be of a node that was behind.
  const { blockhash } = purchase;
  if (blockhash !== null && !(await chain.isBlockhashDead(blockhash))) return null;
  return {
    blockHeight: blockHeight.toString(),
    lastValidBlockHeight: lastValidBlockHeight.toString(),
  };
};

/** Ends what nobody signed here once its blockhash is dead. */
export const stepPrepared = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const dead = await deadBy(context, purchase);
  const ended = dead && (await endUnsigned(context, purchase, dead));
  return ended ? moved(ended) : wait(LOOK_EVERY_MILLIS);
};
