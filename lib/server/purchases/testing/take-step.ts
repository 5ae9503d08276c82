import type { PurchaseContext } from "../context";
import type { Purchase } from "../purchase";
import { advance } from "../steps/advance";
import { claimPurchase } from "../store/lease";

/** One look of the reconciler at one purchase, due or not. */
export const takeStep = async (context: PurchaseContext, id: string): Promise<Purchase> => {
  const claimed = await claimPurchase(context, id);
  if (!claimed) throw new Error("somebody else is at this purchase");
  return advance(context, claimed);
};
