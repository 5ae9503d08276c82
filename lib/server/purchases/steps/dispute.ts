import { CodedError } from "@/lib/core/errors";
import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { transition, type Change, type Evidence } from "../store/write";
import { realmStanding } from "./realm-standing";
import { moved, wait, type StepResult } from "./result";

/** How often a disputed purchase is looked at, should the chain show it as agreed after all. */
export const DISPUTED_LOOK_MILLIS = 60_000;

/** REALM's word for the evidence. Not getting one must not keep the dispute from being stored. */
const realmWord = async (context: PurchaseContext, purchase: Purchase): Promise<string> => {
  try {
    return await realmStanding(context, purchase);
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

/**
 * Stores, once, that chain and agreement differ, and tells the operator. The purchase stays open, so
 * the listing can't be bought again by this wallet, and its notice says why.
 */
export const dispute = async (
  context: PurchaseContext,
  purchase: Purchase,
  evidence: Evidence,
  change: Change = {},
): Promise<StepResult> => {
  if (purchase.notice !== null) return wait(DISPUTED_LOOK_MILLIS);
  const realmStatus = await realmWord(context, purchase);
  const disputed = await transition(
    context,
    purchase.id,
    "dispute",
    { code: "CHAIN_DISPUTED", realmStatus, ...evidence },
    { ...change, notice: "CHAIN_DISPUTED" },
  );
  context.log.error(
    {
      purchaseId: purchase.id,
      state: purchase.state,
      transactionSignature: signedFacts(purchase).signature,
      outcome: realmStatus,
    },
    "ALERT: the chain does not show a purchase as it was agreed; it is disputed and stays open.",
  );
  return moved(disputed);
};
