import type { PurchaseContext } from "../context";
import type { Purchase } from "../purchase";
import { recheck } from "../recheck";
import { advance } from "../steps/advance";
import { claimDueRechecks, claimPurchase } from "../store/lease";

/** One look of the reconciler at one purchase, due or not. */
export const takeStep = async (context: PurchaseContext, id: string): Promise<Purchase> => {
  const claimed = await claimPurchase(context, id);
  if (!claimed) throw new Error("somebody else is at this purchase");
  return advance(context, claimed);
};

/** One look of the reconciler at every ended purchase that is due to be asked for, and which those were. */
export const takeRechecks = async (context: PurchaseContext): Promise<readonly string[]> => {
  const due = await claimDueRechecks(context, 50);
  await Promise.all(due.map((ended) => recheck(context, ended)));
  return due.map(({ id }) => id);
};
