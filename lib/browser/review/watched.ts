import type { Attempt } from "./attempt";
import type { ReviewState } from "./state";

/** The purchase that another tab may carry on with while this one waits; null: nothing to look for. */
export const watched = (state: ReviewState): Attempt | null => {
  switch (state.phase) {
    case "decided":
      return state.assessed.review.verdict === "block" && state.standing === "unpaid"
        ? null
        : state.assessed.preparation.purchase;
    case "rechecking":
    case "asking":
    case "undelivered":
      return state.assessed.preparation.purchase;
    case "expired":
    case "declined":
      return state.standing === "unknown" ? state.assessed.preparation.purchase : null;
    case "refused":
      return state.refusal.standing === "unknown" ? state.assessed.preparation.purchase : null;
    case "preparing":
    case "reviewing":
    case "settling":
    case "checking":
    case "following":
    case "stopped":
      return null;
  }
};
