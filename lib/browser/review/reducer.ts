import type { Attempt } from "./attempt";
import type { Standing } from "./settle";
import {
  assessedOf,
  maySign,
  type Assessed,
  type Preparation,
  type Refusal,
  type ReviewState,
} from "./state";
import type { Trouble } from "./trouble";

export type ReviewEvent =
  | { readonly type: "prepare" }
  | { readonly type: "prepared"; readonly preparation: Preparation }
  | {
      readonly type: "assessed";
      readonly assessed: Assessed;
      readonly standing: Standing | null;
    }
  | { readonly type: "acknowledge"; readonly messageHash: string; readonly read: boolean }
  | { readonly type: "recheck" }
  | {
      readonly type: "rechecked";
      readonly assessed: Assessed;
      /** Nothing is other than it was: what was acknowledged stays so. */
      readonly same: boolean;
      readonly standing: Standing | null;
    }
  | { readonly type: "ask" }
  | { readonly type: "signed" }
  | { readonly type: "compared"; readonly added: readonly string[] }
  | { readonly type: "settle" }
  | { readonly type: "expire"; readonly standing: Standing }
  | { readonly type: "decline"; readonly standing: Standing }
  | { readonly type: "refuse"; readonly refusal: Refusal }
  | { readonly type: "undelivered"; readonly signed: Uint8Array; readonly trouble: Trouble }
  | { readonly type: "deliver" }
  | { readonly type: "follow"; readonly purchase: Attempt }
  | { readonly type: "lose"; readonly trouble: Trouble }
  | { readonly type: "stop"; readonly trouble: Trouble };

/**
 * The dialog's life as a pure function. An event that does not belong to the phase changes nothing:
 * an answer that comes late, a second click, an acknowledgement of another message.
 */
export const reviewReducer = (state: ReviewState, event: ReviewEvent): ReviewState => {
  switch (event.type) {
    case "prepare":
      return { phase: "preparing", before: assessedOf(state) };
    case "prepared":
      return state.phase === "preparing"
        ? { phase: "reviewing", preparation: event.preparation, before: state.before }
        : state;
    case "assessed":
      return state.phase === "reviewing" && state.preparation === event.assessed.preparation
        ? decided(event.assessed, null, event.standing)
        : state;
    case "acknowledge":
      return state.phase === "decided" && state.assessed.review.messageHash === event.messageHash
        ? { ...state, acknowledged: event.read ? event.messageHash : null }
        : state;
    case "recheck":
      return state.phase === "decided" && maySign(state)
        ? { phase: "rechecking", assessed: state.assessed, acknowledged: state.acknowledged }
        : state;
    case "rechecked":
      return state.phase === "rechecking" &&
        state.assessed.preparation === event.assessed.preparation
        ? decided(event.assessed, event.same ? state.acknowledged : null, event.standing)
        : state;
    case "ask":
      return state.phase === "decided" && maySign(state)
        ? { phase: "asking", assessed: state.assessed }
        : state;
    case "signed":
      return state.phase === "asking"
        ? { phase: "checking", assessed: state.assessed, added: [] }
        : state;
    case "compared":
      return state.phase === "checking" ? { ...state, added: event.added } : state;
    case "settle":
      return state.phase === "decided" ||
        state.phase === "rechecking" ||
        state.phase === "asking" ||
        state.phase === "checking"
        ? { phase: "settling", assessed: state.assessed }
        : state;
    case "expire":
      return state.phase === "settling"
        ? { phase: "expired", assessed: state.assessed, standing: event.standing }
        : state;
    case "decline":
      return state.phase === "settling"
        ? { phase: "declined", assessed: state.assessed, standing: event.standing }
        : state;
    case "refuse":
      return state.phase === "settling"
        ? { phase: "refused", assessed: state.assessed, refusal: event.refusal }
        : state;
    case "undelivered":
      return state.phase === "checking" || state.phase === "settling"
        ? {
            phase: "undelivered",
            assessed: state.assessed,
            signed: event.signed,
            trouble: event.trouble,
          }
        : state;
    case "deliver":
      return state.phase === "undelivered"
        ? { phase: "checking", assessed: state.assessed, added: [] }
        : state;
    case "follow":
      return { phase: "following", purchase: event.purchase, added: addedIn(state), lost: null };
    case "lose":
      return state.phase === "following" ? { ...state, lost: event.trouble } : state;
    case "stop":
      return { phase: "stopped", trouble: event.trouble, before: assessedOf(state) };
  }
};

const decided = (
  assessed: Assessed,
  acknowledged: string | null,
  standing: Standing | null,
): ReviewState => ({ phase: "decided", assessed, acknowledged, standing });

const addedIn = (state: ReviewState): readonly string[] => ("added" in state ? state.added : []);
