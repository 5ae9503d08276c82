import type { PurchaseAnswer, PurchaseView } from "@/lib/core/purchase";

/**
 * What a review is about: a purchase, or anything else that a wallet signs and the server carries on
 * with. Its states are a purchase's: "paid" is confirmed and checked on the chain, "owned" its good end.
 */
export interface Attempt extends Pick<PurchaseView, "id" | "state" | "wallet" | "notice"> {
  readonly asset: Pick<PurchaseView["asset"], "name">;
}

/** How it stands, with what is to be signed exactly while it waits for that. */
export interface AttemptAnswer extends Pick<PurchaseAnswer, "prepared"> {
  readonly purchase: Attempt;
}
