import type { CloseReason } from "@/lib/core/purchase";
import type { Attempt } from "./attempt";
import type { ReviewState } from "./state";

/** What becomes of the purchase when the dialog goes away in this phase; null: nothing to end. */
export const endOnLeaving = (
  state: ReviewState,
): { purchase: Attempt; reason: CloseReason } | null => {
  switch (state.phase) {
    case "reviewing":
      return { purchase: state.preparation.purchase, reason: "declined" };
    case "decided":
      // A blocked one was refused the moment it was read.
      return state.assessed.review.verdict === "block"
        ? null
        : { purchase: state.assessed.preparation.purchase, reason: "declined" };
    case "rechecking":
    case "asking":
    case "undelivered":
      return { purchase: state.assessed.preparation.purchase, reason: "declined" };
    // An end that the server could not be told of is told again: the last word, best effort.
    case "expired":
      return unsettled(state, "expired");
    case "declined":
      return unsettled(state, "declined");
    case "preparing":
    case "settling":
    case "checking":
    case "refused":
    case "following":
    case "stopped":
      return null;
  }
};

const unsettled = (
  { assessed, standing }: Extract<ReviewState, { phase: "expired" | "declined" }>,
  reason: CloseReason,
): { purchase: Attempt; reason: CloseReason } | null =>
  standing === "unknown" ? { purchase: assessed.preparation.purchase, reason } : null;
