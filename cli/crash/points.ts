import type { PurchaseState } from "@/lib/core/purchase";
import type { Patience } from "./purchase";

/** With whom the app speaks at a point: each has a gate of its own in between. */
export type Place = "realm" | "solana" | "store";

/** Before: it never happened. After: it happened, and the app never hears of it. */
export type Moment = "before" | "after";

/**
 * In which part of a purchase a point lies; the points of one act are tried with one kill, the acts in
 * this order: the blockhashes that "expiring" lets run out are to be nobody else's.
 */
export const acts = ["expiring", "starting", "signing", "settling", "renewing"] as const;
export type Act = (typeof acts)[number];

/** Those of `npm test`: the way that nearly every purchase takes. */
const SHORT_ACTS: readonly Act[] = ["starting", "signing", "settling"];

export interface CrashPoint {
  readonly number: number;
  readonly name: string;
  readonly act: Act;
  readonly place: Place;
  readonly moment: Moment;
  /** Whether what passes is what this point is about. */
  readonly is: (text: string) => boolean;
  /** How far its buyer goes. */
  readonly patience: Patience;
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
  /** "stays" where it is left out. */
  readonly patience?: Patience;
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

const asksRealm = (text: string): boolean => /^GET [^ ]*\/purchases\/[^/ ]+ /u.test(text);

/** Every write and every call out of a purchase: of one that goes well in order, then of the others. */
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
  {
    name: "the declined row",
    act: "signing",
    place: "store",
    is: writes("decline"),
    patience: "declines",
    states: ["prepared", "declined"],
  },
  {
    name: "REALM is asked about what ran out",
    act: "expiring",
    place: "realm",
    is: asksRealm,
    patience: "leaves unsigned",
    states: ["prepared", "prepared"],
  },
  {
    name: "the expired row",
    act: "expiring",
    place: "store",
    is: writes("expire"),
    patience: "leaves unsigned",
    states: ["prepared", "expired"],
  },
  {
    name: "the key under which REALM is told is renewed",
    act: "renewing",
    place: "store",
    is: (text) => text.includes(`set "confirm_key" =`),
    states: ["paid", "paid"],
  },
  {
    name: "REALM is asked about what it refuses",
    act: "renewing",
    place: "realm",
    is: asksRealm,
    states: ["paid", "paid"],
  },
];

/** Every point at which a purchase can be cut off, numbered: before and after each happening. */
export const crashPoints: readonly CrashPoint[] = happenings.flatMap(
  ({ states: [without, written], patience = "stays", ...happening }, index) => {
    const needsFinality = written === "owned";
    const both = { ...happening, patience, needsFinality };
    return [
      { ...both, number: 2 * index + 1, moment: "before" as const, stored: without },
      { ...both, number: 2 * index + 2, moment: "after" as const, stored: written },
    ];
  },
);

export const shortPoints: readonly CrashPoint[] = crashPoints.filter(({ act }) =>
  SHORT_ACTS.includes(act),
);
