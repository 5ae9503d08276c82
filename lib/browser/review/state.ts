import type { Intent } from "@/lib/core/intent";
import type { Finding, Review } from "@/lib/core/review";
import type { Attempt } from "./attempt";
import type { Difference } from "./difference";
import type { Standing } from "./settle";
import type { Trouble } from "./trouble";

/** A transaction REALM prepared, and both sides' idea of what it must do. */
export interface Preparation {
  readonly purchase: Attempt;
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
  /** When the review was made, milliseconds since 1970. */
  readonly at: number;
  /** Against the reading before: of another transaction, or of this one a while ago. Null: the first. */
  readonly since: {
    readonly reading: "another" | "this";
    readonly difference: Difference;
  } | null;
}

/** What a wallet returned that is not to be sent, with all that speaks against it. */
export interface Refusal {
  readonly signed: Uint8Array;
  /** The review of the returned bytes; null where none could be made. */
  readonly again: Review | null;
  readonly findings: readonly Finding[];
  readonly standing: Standing;
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
  /** The reading is some time ago: looked at once more before the wallet opens. */
  | {
      readonly phase: "rechecking";
      readonly assessed: Assessed;
      readonly acknowledged: string | null;
    }
  /** Over on this side; the server is asked how the purchase stands before it is said. */
  | { readonly phase: "settling"; readonly assessed: Assessed }
  | { readonly phase: "expired"; readonly assessed: Assessed; readonly standing: Standing }
  /** The wallet's window is open. */
  | { readonly phase: "asking"; readonly assessed: Assessed }
  | { readonly phase: "declined"; readonly assessed: Assessed; readonly standing: Standing }
  /** Signed: being compared, reviewed once more and handed over. */
  | {
      readonly phase: "checking";
      readonly assessed: Assessed;
      /** What the wallet added that is known to be harmless, one sentence each. */
      readonly added: readonly string[];
    }
  /** What the wallet returned is not what was reviewed, or no longer in order. It was not sent. */
  | { readonly phase: "refused"; readonly assessed: Assessed; readonly refusal: Refusal }
  /** Signed, but the cluster or the server did not answer. The same bytes can be sent again. */
  | {
      readonly phase: "undelivered";
      readonly assessed: Assessed;
      readonly signed: Uint8Array;
      readonly trouble: Trouble;
    }
  | {
      readonly phase: "following";
      readonly purchase: Attempt;
      readonly added: readonly string[];
      readonly lost: Trouble | null;
    }
  | { readonly phase: "stopped"; readonly trouble: Trouble; readonly before: Assessed | null };

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
