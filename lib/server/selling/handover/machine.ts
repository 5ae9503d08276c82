import type { HandoverState } from "@/lib/core/listing";

/** What can happen to a handover. */
export type HandoverEvent =
  | "sign"
  | "broadcast"
  | "land"
  | "finish"
  | "decline"
  | "refuse"
  | "expire"
  | "lapse"
  | "replace"
  | "fail"
  | "dispute"
  | "close-as-done"
  | "close-as-failed";

/**
 * The life of a handover. Nothing else changes a state, and nothing leaves an end.
 *
 * ```
 *           sign           broadcast            land          finish
 *  prepared ─────▶ signed ──────────▶ submitted ─────▶ landed ───────▶ DONE
 *   │ │ └──expire────┴──────expire──────┴─▶ EXPIRED
 *   │ └─decline─▶ DECLINED               └──fail──▶ FAILED
 *   └───refuse──▶ REFUSED
 *
 *  submitted, landed ──dispute──▶ as they were, until an operator says: close-as-done ──▶ DONE,
 *                                 close-as-failed ──▶ FAILED
 * ```
 *
 * An unsigned one expires with its blockhash; it lapses where the browser says that its time is over, and is
 * replaced where its seller asks for another one. A signed one expires only once the chain can't take its bytes any more and does not know them; it fails
 * only by an error that is final. A dispute ends nothing: what landed is not what was agreed, or REALM does not
 * take it up, and people have to look. Until it ends by itself an operator may close it as what they found
 * it to be (../operate).
 */
const moves: Readonly<Record<HandoverState, Partial<Record<HandoverEvent, HandoverState>>>> = {
  prepared: {
    sign: "signed",
    decline: "declined",
    refuse: "refused",
    expire: "expired",
    lapse: "expired",
    replace: "expired",
  },
  signed: { broadcast: "submitted", expire: "expired" },
  submitted: {
    land: "landed",
    expire: "expired",
    fail: "failed",
    dispute: "submitted",
    "close-as-done": "done",
    "close-as-failed": "failed",
  },
  landed: {
    finish: "done",
    dispute: "landed",
    "close-as-done": "done",
    "close-as-failed": "failed",
  },
  done: {},
  declined: {},
  refused: {},
  expired: {},
  failed: {},
};

/** The state after the event, or null where the event can't happen in this state. */
export const nextState = (state: HandoverState, event: HandoverEvent): HandoverState | null =>
  moves[state][event] ?? null;
