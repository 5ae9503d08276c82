import type { PurchaseState } from "@/lib/core/purchase";

/** What can happen to a purchase. */
export type PurchaseEvent =
  | "prepare"
  | "sign"
  | "broadcast"
  | "settle"
  | "own"
  | "decline"
  | "refuse"
  | "expire"
  | "lapse"
  | "fail"
  | "dispute"
  | "landed"
  | "close-as-owned"
  | "close-as-failed";

type Moves = Partial<Record<PurchaseEvent, PurchaseState>>;

const closing = { "close-as-owned": "owned", "close-as-failed": "failed" } as const;

const afterEnd = (end: PurchaseState): Moves => ({
  landed: end,
  "close-as-owned": "owned",
  "close-as-failed": end,
});

/**
 * The life of a purchase. Nothing else changes a state, and nothing but an operator's word leaves an end.
 *
 * ```
 *           prepare           sign           broadcast            settle         own
 *  created ─────────▶ prepared ─────▶ signed ──────────▶ submitted ──────▶ paid ─────▶ OWNED
 *    │ │                │ │ │            │                   │ │
 *    │ └─decline──┐     │ │ └─expire──┐  └──────expire──┐    │ └─expire──▶ EXPIRED
 *    │            ▼     │ │           ▼                 ▼    │
 *    │        DECLINED◀─┘ └─refuse─▶ REFUSED    (EXPIRED)    │
 *    └──────────────────────fail──────────────▶ FAILED ◀─fail┘
 *
 *  signed, submitted and paid ──dispute──▶ the same state, with a notice
 *  DECLINED, REFUSED, EXPIRED and FAILED ──landed──▶ the same end, with a notice
 *  with a notice ──close-as-owned──▶ OWNED, ──close-as-failed──▶ FAILED, or the end it is
 * ```
 *
 * - created: our row exists, REALM may or may not have heard of it. REALM's no ends it as FAILED.
 * - prepared: the transaction is here and unsigned. Declined in the wallet, refused by a review on
 *   either side, or expired with its blockhash. "lapse" is the browser's word that its time is over:
 *   heard of what is unsigned only, where "expire" is the chain's, and REALM's word that it was not paid.
 *   What was paid without a word here is "signed" by what landed, or expires with a notice.
 * - signed: bytes and signature are stored; from here on only the chain decides. It expires only
 *   once the chain can't take the bytes any more and nodes that remember the time do not know them.
 * - submitted: a node has taken the bytes, or the chain has shown them. FAILED is an error on the
 *   finalized chain, so that nothing but a network fee can have been taken.
 * - paid: confirmed and checked. It never fails: REALM is told until it agrees, and it is OWNED once
 *   the payment is final.
 * - A dispute ends nothing, for the money has moved and a second purchase would pay twice: what was
 *   found (CHAIN-01) is stored, the operator is told, and people decide.
 * - landed: a payment came to light after its purchase had ended, for a wallet can send by itself and
 *   is asked for (recheck.ts). The end stays, and from then on nobody reads that nothing was paid, nor buys it again.
 * - A close is an operator's word on what is in dispute (operate/close.ts), and on nothing else.
 */
const moves: Readonly<Record<PurchaseState, Moves>> = {
  created: { prepare: "prepared", decline: "declined", fail: "failed" },
  prepared: {
    sign: "signed",
    decline: "declined",
    refuse: "refused",
    expire: "expired",
    lapse: "expired",
  },
  signed: { broadcast: "submitted", expire: "expired", dispute: "signed", ...closing },
  submitted: {
    settle: "paid",
    expire: "expired",
    fail: "failed",
    dispute: "submitted",
    ...closing,
  },
  paid: { own: "owned", dispute: "paid", ...closing },
  owned: {},
  declined: afterEnd("declined"),
  refused: afterEnd("refused"),
  expired: afterEnd("expired"),
  failed: afterEnd("failed"),
};

/** The state after the event, or null where the event can't happen in this state. */
export const nextState = (state: PurchaseState, event: PurchaseEvent): PurchaseState | null =>
  moves[state][event] ?? null;
