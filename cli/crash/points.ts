import type { PurchaseState } from "@/lib/core/purchase";

/** With whom the app speaks at a point: each has a gate of its own in between. */
export type Place = "realm" | "solana" | "store";

/** Before: it never happened. After: it happened, and the app never hears of it. */
export type Moment = "before" | "after";

/** In which part of a purchase a point lies; the points of one act are tried with one kill. */
export type Act = "starting" | "signing" | "settling";

export interface CrashPoint {
  readonly number: number;
  readonly name: string;
  readonly act: Act;
  readonly place: Place;
  readonly moment: Moment;
  /** Whether what passes is what this point is about. */
  readonly is: (text: string) => boolean;
  /** Comes only once the payment is final. */
  readonly needsFinality: boolean;
  /** What the store holds after a kill exactly there; null is no purchase at all. */
  readonly stored: PurchaseState | null;
}

interface Happening {
  readonly name: string;
  readonly act: Act;
  readonly place: Place;
  readonly is: (text: string) => boolean;
  /** The store's state without it, and with it. */
  readonly states: readonly [PurchaseState | null, PurchaseState];
}

/** The value as Postgres' protocol carries it: its length, then its bytes. */
const bound = (value: string): string =>
  `${String.fromCharCode(0, 0, 0, Buffer.byteLength(value))}${value}`;

/** The transaction that writes a transition down, known by its event. */
const writes =
  (event: string) =>
  (text: string): boolean =>
    text.includes(`insert into "purchase_transitions"`) && text.includes(bound(event));

/** Every write and every call out of a purchase, in order. */
const happenings: readonly Happening[] = [
  {
    name: "the created row",
    act: "starting",
    place: "store",
    is: writes("start"),
    states: [null, "created"],
  },
  {
    name: "REALM prepares",
    act: "starting",
    place: "realm",
    is: (text) => /^POST [^ ]*\/listings\/[^/ ]+\/purchase /u.test(text),
    states: ["created", "created"],
  },
  {
    name: "the prepared row",
    act: "starting",
    place: "store",
    is: writes("prepare"),
    states: ["created", "prepared"],
  },
  {
    name: "the signed row",
    act: "signing",
    place: "store",
    is: writes("sign"),
    states: ["prepared", "signed"],
  },
  {
    name: "the broadcast",
    act: "signing",
    place: "solana",
    is: (text) => text.includes(`"sendTransaction"`),
    states: ["signed", "signed"],
  },
  {
    name: "the submitted row",
    act: "signing",
    place: "store",
    is: writes("broadcast"),
    states: ["signed", "submitted"],
  },
  {
    name: "the chain's word",
    act: "settling",
    place: "solana",
    is: (text) => text.includes(`"getTransaction"`),
    states: ["submitted", "submitted"],
  },
  {
    name: "the paid row",
    act: "settling",
    place: "store",
    is: writes("settle"),
    states: ["submitted", "paid"],
  },
  {
    name: "REALM is told",
    act: "settling",
    place: "realm",
    is: (text) => /^POST [^ ]*\/purchases\/[^/ ]+\/confirm /u.test(text),
    states: ["paid", "paid"],
  },
  {
    name: "REALM's yes is written down",
    act: "settling",
    place: "store",
    is: (text) => text.includes(`set "realm_completed_at" =`),
    states: ["paid", "paid"],
  },
  {
    name: "the owned row",
    act: "settling",
    place: "store",
    is: writes("own"),
    states: ["paid", "owned"],
  },
];

/** Every point at which a purchase can be cut off, numbered: before and after each happening. */
export const crashPoints: readonly CrashPoint[] = happenings.flatMap(
  ({ states: [without, written], ...happening }, index) => {
    const needsFinality = written === "owned";
    const both = { ...happening, needsFinality };
    return [
      { ...both, number: 2 * index + 1, moment: "before" as const, stored: without },
      { ...both, number: 2 * index + 2, moment: "after" as const, stored: written },
    ];
  },
);
