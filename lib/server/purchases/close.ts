import { CodedError } from "@/lib/core/errors";
import type { CloseReason } from "@/lib/core/purchase";
import type { Address } from "@/lib/core/solana";
import type { PurchaseContext } from "./context";
import type { PurchaseEvent } from "./machine";
import type { Purchase } from "./purchase";
import { ownPurchase } from "./read";
import { transition } from "./store/write";

const events: Readonly<Record<CloseReason, PurchaseEvent>> = {
  declined: "decline",
  refused: "refuse",
  // Not "expire": that ends what is signed too, on the chain's word alone.
  expired: "lapse",
};

/**
 * Ends a purchase that the person left before anything was signed: declined, refused by the review in
 * their browser, or run out of time. Saying it twice is saying it once.
 * @throws PURCHASE_NOT_FOUND; PURCHASE_STATE once it has moved on
 */
export const closePurchase = async (
  context: PurchaseContext,
  wallet: Address,
  id: string,
  reason: CloseReason,
): Promise<Purchase> => {
  const purchase = await ownPurchase(context, wallet, id);
  if (purchase.state === reason) return purchase;
  try {
    return await transition(context, id, events[reason], { by: "browser" });
  } catch (error) {
    const current = await ownPurchase(context, wallet, id);
    const overtaken = error instanceof CodedError && error.code === "PURCHASE_STATE";
    if (overtaken && current.state === reason) return current;
    throw error;
  }
};
