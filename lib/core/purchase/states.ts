/** The states of a purchase in the order of its life, then its ends (docs/architecture.md). */
export const purchaseStates = [
  "created",
  "prepared",
  "signed",
  "submitted",
  "paid",
  "owned",
  "declined",
  "refused",
  "expired",
  "failed",
] as const;
export type PurchaseState = (typeof purchaseStates)[number];

/** Ends: nothing more happens to a purchase in one of these. */
export const endStates = [
  "owned",
  "declined",
  "refused",
  "expired",
  "failed",
] as const satisfies readonly PurchaseState[];
export type EndState = (typeof endStates)[number];

export const isEnd = (state: PurchaseState): state is EndState =>
  endStates.some((end) => end === state);

/** What people read; a signed purchase not yet broadcast is already out of their hands. */
export const purchaseStateWords: Readonly<Record<PurchaseState, string>> = {
  created: "Preparing",
  prepared: "Waiting for your signature",
  signed: "Submitted",
  submitted: "Submitted",
  paid: "Paid",
  owned: "Owned",
  declined: "Declined",
  refused: "Refused",
  expired: "Expired",
  failed: "Failed",
};

/** What an end means for the money, in one sentence. */
export const endStateSentences: Readonly<Record<EndState, string>> = {
  owned: "It is yours.",
  declined: "You declined. You paid nothing.",
  refused: "The transaction was not what was agreed, so it was never sent. You paid nothing.",
  expired: "The transaction expired before it reached the chain. You paid nothing.",
  failed: "The purchase did not go through. Only a network fee may have been taken.",
};

/** What a purchase's owner has to know beside its state. */
export const purchaseNotices = ["CHAIN_DISPUTED", "DISPUTE_CLOSED"] as const;
type PurchaseNotice = (typeof purchaseNotices)[number];

/** Each notice in words. It stands in place of what the state alone would say. */
export const noticeSentences: Readonly<Record<PurchaseNotice, string>> = {
  CHAIN_DISPUTED:
    "You may have paid for this, and the chain does not show it as agreed. Do not buy it again. The operator has been told.",
  DISPUTE_CLOSED:
    "The operator has looked into this payment and closed the purchase: it did not become yours by it. Closing it moved no money. You can buy it again.",
};
