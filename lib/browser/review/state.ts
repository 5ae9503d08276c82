import type { Intent } from "@/lib/core/intent";
import type { PurchaseView } from "@/lib/core/purchase";
import type { Finding, Review } from "@/lib/core/review";
import type { Change } from "./changes";
import type { Standing } from "./settle";
import type { Trouble } from "./trouble";

/** A transaction REALM prepared, and both sides' idea of what it must do. */
export interface Preparation {
  readonly purchase: PurchaseView;
  readonly transaction: Uint8Array;
  /** Built here, from the page the person is looking at. */
  readonly intent: Intent;
  /** Built by the server, from its own record. */
  readonly counterpart: Intent;
  readonly lastValidBlockHeight: bigint;
}

export interface Assessed {
  readonly preparation: Preparation;
  readonly review: Review;
  /** Against the transaction prepared before; null for the first. */
  readonly changes: readonly Change[] | null;
}

/** Where the dialog stands. Every phase carries what it is about, so nothing stale can show in it. */
export type ReviewState =
  | { readonly phase: "preparing"; readonly before: Assessed | null }
  | {
      readonly phase: "reviewing";
      readonly preparation: Preparation;
      readonly before: Assessed | null;
    }
  /**
   * `acknowledged` is the message hash whose warnings were read: another message, another reading.
   * `standing` is null unless the verdict blocks, which ends the attempt here.
   */
  | {
      readonly phase: "decided";
      readonly assessed: Assessed;
      readonly acknowledged: string | null;
      readonly standing: Standing | null;
    }
  /** Over on this side; the server is asked how the purchase stands before it is said. */
  | { readonly phase: "settling"; readonly assessed: Assessed }
  | { readonly phase: "expired"; readonly assessed: Assessed; readonly standing: Standing }
  /** The wallet's window is open. */
  | { readonly phase: "asking"; readonly assessed: Assessed }
  | { readonly phase: "declined"; readonly assessed: Assessed; readonly standing: Standing }
  /** Signed: being compared, reviewed once more and handed over. */
  | { readonly phase: "checking"; readonly assessed: Assessed }
  /** What the wallet returned is not what was reviewed, or no longer in order. It was not sent. */
  | {
      readonly phase: "refused";
      readonly assessed: Assessed;
      readonly standing: Standing;
      readonly findings: readonly Finding[];
    }
  /** Signed, but the cluster or the server did not answer. The same bytes can be sent again. */
  | {
      readonly phase: "undelivered";
      readonly assessed: Assessed;
      readonly signed: Uint8Array;
      readonly trouble: Trouble;
    }
  | { readonly phase: "following"; readonly purchase: PurchaseView; readonly lost: Trouble | null }
  | { readonly phase: "stopped"; readonly trouble: Trouble; readonly before: Assessed | null };

export type ReviewEvent =
  | { readonly type: "prepare" }
  | { readonly type: "prepared"; readonly preparation: Preparation }
  | {
      readonly type: "assessed";
      readonly assessed: Assessed;
      readonly standing: Standing | null;
    }
  | { readonly type: "acknowledge"; readonly messageHash: string; readonly read: boolean }
  | { readonly type: "ask" }
  | { readonly type: "signed" }
  | { readonly type: "settle" }
  | { readonly type: "expire"; readonly standing: Standing }
  | { readonly type: "decline"; readonly standing: Standing }
  | {
      readonly type: "refuse";
      readonly standing: Standing;
      readonly findings: readonly Finding[];
    }
  | { readonly type: "undelivered"; readonly signed: Uint8Array; readonly trouble: Trouble }
  | { readonly type: "deliver" }
  | { readonly type: "follow"; readonly purchase: PurchaseView }
  | { readonly type: "lose"; readonly trouble: Trouble }
  | { readonly type: "stop"; readonly trouble: Trouble };

export const initialState: ReviewState = { phase: "preparing", before: null };

/** Whether the wallet may be asked. The only door to the phase "asking". */
export const maySign = (state: ReviewState): boolean => {
  if (state.phase !== "decided") return false;
  const { verdict, messageHash } = state.assessed.review;
  if (messageHash === null) return false;
  return verdict === "ok" || (verdict === "warn" && state.acknowledged === messageHash);
};

/** The last transaction that was read to its end, to tell what a new one changes. */
export const assessedOf = (state: ReviewState): Assessed | null => {
  if ("assessed" in state) return state.assessed;
  return "before" in state ? state.before : null;
};

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
        ? {
            phase: "decided",
            assessed: event.assessed,
            acknowledged: null,
            standing: event.standing,
          }
        : state;
    case "acknowledge":
      return state.phase === "decided" && state.assessed.review.messageHash === event.messageHash
        ? { ...state, acknowledged: event.read ? event.messageHash : null }
        : state;
    case "ask":
      return state.phase === "decided" && maySign(state)
        ? { phase: "asking", assessed: state.assessed }
        : state;
    case "signed":
      return state.phase === "asking" ? { phase: "checking", assessed: state.assessed } : state;
    case "settle":
      return state.phase === "decided" || state.phase === "asking" || state.phase === "checking"
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
        ? { ...state, phase: "refused", standing: event.standing, findings: event.findings }
        : state;
    case "undelivered":
      return state.phase === "checking" || state.phase === "settling"
        ? { ...state, phase: "undelivered", signed: event.signed, trouble: event.trouble }
        : state;
    case "deliver":
      return state.phase === "undelivered"
        ? { phase: "checking", assessed: state.assessed }
        : state;
    case "follow":
      return { phase: "following", purchase: event.purchase, lost: null };
    case "lose":
      return state.phase === "following" ? { ...state, lost: event.trouble } : state;
    case "stop":
      return { phase: "stopped", trouble: event.trouble, before: assessedOf(state) };
  }
};
