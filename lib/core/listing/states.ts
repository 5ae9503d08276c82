/**
 * The states of a listing of one's own. "making" and "cancelling" are wishes that REALM has not confirmed
 * yet; "signing" waits for its seller's signature on the chain.
 */
export const ownListingStates = [
  "making",
  "signing",
  "active",
  "cancelling",
  "sold",
  "cancelled",
  "failed",
] as const;
export type OwnListingState = (typeof ownListingStates)[number];

/** What people read. */
export const ownListingWords: Readonly<Record<OwnListingState, string>> = {
  making: "Being listed",
  signing: "Waiting for your signature",
  active: "For sale",
  cancelling: "Being cancelled",
  sold: "Sold",
  cancelled: "Cancelled",
  failed: "Not listed",
};

/**
 * The states of a transaction that a seller signs. "landed" is confirmed and checked on the chain, "done"
 * is final and seen by REALM; the last four are ends without either.
 */
export const handoverStates = [
  "prepared",
  "signed",
  "submitted",
  "landed",
  "done",
  "declined",
  "refused",
  "expired",
  "failed",
] as const;
export type HandoverState = (typeof handoverStates)[number];

/** The states in which something may still happen. */
export const openHandovers = [
  "prepared",
  "signed",
  "submitted",
  "landed",
] as const satisfies readonly HandoverState[];
