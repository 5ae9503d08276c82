import type { PurchaseState } from "@/lib/core/purchase";
import type { Patience } from "./purchase";

/** With whom the app speaks at a point: each has a gate of its own in between. */
export type Place = "realm" | "solana" | "store";

/**
 * In which part of a purchase a point lies; the points of one act are tried with one kill, the acts in
 * this order. What the cluster is asked of no purchase by name comes first, while nobody else asks it;
 * the blockhashes that run out are to be nobody else's.
 */
export const acts = [
  "bounding",
  "expiring",
  "forgetting",
  "dropping",
  "starting",
  "signing",
  "settling",
  "renewing",
] as const;
export type Act = (typeof acts)[number];

type States = readonly [PurchaseState | null, PurchaseState | null];

export interface Happening {
  readonly name: string;
  readonly act: Act;
  readonly place: Place;
  /** Whether what passes is it. */
  readonly is: (text: string) => boolean;
  /** The store's state without it, and with it. */
  readonly states: States;
  /** How far its buyer goes; "stays" where it is left out. */
  readonly patience?: Patience;
  /** Names no purchase: whatever passes is meant. */
  readonly isNameless?: boolean;
  /** Meant only once this has passed of the same purchase. */
  readonly since?: (text: string) => boolean;
  /** Comes only once the payment is final. */
  readonly needsFinality?: boolean;
  /** One of those in `npm test`: the way that nearly every purchase takes. */
  readonly isShort?: boolean;
}

/** The value as Postgres' protocol carries it: its length, then its bytes. */
const bound = (value: string): string =>
  `${String.fromCharCode(0, 0, 0, Buffer.byteLength(value))}${value}`;

/** The transaction that writes a transition down, known by its event. */
const writes =
  (event: string) =>
  (text: string): boolean =>
    text.includes(`insert into "purchase_transitions"`) && text.includes(bound(event));

const row = (name: string, event: string, act: Act, states: States) =>
  ({ name: `the ${name} row`, act, place: "store", is: writes(event), states }) as const;

/** Columns of a purchase that are written without a transition, as the statement has them. */
const columns = (name: string, written: string, act: Act, states: States) => {
  const is = (text: string): boolean => text.includes(`update "purchases" set ${written} = `);
  return { name, act, place: "store", is, states } as const;
};

const realm = (name: string, route: RegExp, act: Act, states: States) =>
  ({ name, act, place: "realm", is: (text: string) => route.test(text), states }) as const;

const asks =
  (method: string) =>
  (text: string): boolean =>
    text.includes(`"${method}"`);

const solana = (name: string, method: string, act: Act, states: States) =>
  ({ name, act, place: "solana", is: asks(method), states }) as const;

const READS_LISTING = /^GET [^ ]*\/listings\/[^/ ]+ /u;
const PREPARES = /^POST [^ ]*\/listings\/[^/ ]+\/purchase /u;
const CONFIRMS = /^POST [^ ]*\/purchases\/[^/ ]+\/confirm /u;
const READS_PURCHASE = /^GET [^ ]*\/purchases\/[^/ ]+ /u;

const short = { isShort: true } as const;
const final = { needsFinality: true } as const;
const away = { patience: "leaves unsigned" } as const;
const sent = { patience: "leaves after signing once" } as const;
const nameless = { isNameless: true } as const;

/** Writes and calls out of a purchase: of one that goes well in order, then of the others. */
export const happenings: readonly Happening[] = [
  { ...row("created", "start", "starting", [null, "created"]), ...short },
  { ...realm("REALM prepares", PREPARES, "starting", ["created", "created"]), ...short },
  { ...row("prepared", "prepare", "starting", ["created", "prepared"]), ...short },
  { ...row("signed", "sign", "signing", ["prepared", "signed"]), ...short },
  { ...solana("the broadcast", "sendTransaction", "signing", ["signed", "signed"]), ...short },
  { ...row("submitted", "broadcast", "signing", ["signed", "submitted"]), ...short },
  {
    ...solana("the chain's word", "getTransaction", "settling", ["submitted", "submitted"]),
    ...short,
  },
  { ...row("paid", "settle", "settling", ["submitted", "paid"]), ...short },
  { ...realm("REALM is told", CONFIRMS, "settling", ["paid", "paid"]), ...short },
  {
    ...columns("REALM's yes is written down", `"realm_completed_at"`, "settling", ["paid", "paid"]),
    ...short,
  },
  { ...row("owned", "own", "settling", ["paid", "owned"]), ...short, ...final },
  {
    ...row("declined", "decline", "signing", ["prepared", "declined"]),
    ...{ ...short, patience: "declines" },
  },
  {
    ...realm("REALM is asked about what ran out", READS_PURCHASE, "expiring", [
      "prepared",
      "prepared",
    ]),
    ...away,
  },
  { ...row("expired", "expire", "expiring", ["prepared", "expired"]), ...away },
  columns("the key under which REALM is told is renewed", `"confirm_key"`, "renewing", [
    "paid",
    "paid",
  ]),
  realm("REALM is asked about what it refuses", READS_PURCHASE, "renewing", ["paid", "paid"]),
  columns("the alarm is written down", `"alerted_at"`, "renewing", ["paid", "paid"]),
  realm("the listing is read", READS_LISTING, "starting", [null, null]),
  {
    ...solana("how long it can land", "getLatestBlockhash", "bounding", ["created", "created"]),
    ...{ ...nameless, ...away },
  },
  solana("whether it has landed already", "getSignatureStatuses", "signing", [
    "prepared",
    "prepared",
  ]),
  solana("the simulation", "simulateTransaction", "signing", ["prepared", "prepared"]),
  {
    ...row("refused", "refuse", "signing", ["prepared", "refused"]),
    patience: "signs something else",
  },
  {
    ...solana("the signature is looked for", "getSignatureStatuses", "settling", [
      "submitted",
      "submitted",
    ]),
    since: asks("sendTransaction"),
  },
  {
    ...columns("the payment is final", `"slot" = $1, "finalized_at"`, "settling", ["paid", "paid"]),
    ...final,
  },
  {
    ...solana("how far the chain is, for what it does not know", "getEpochInfo", "forgetting", [
      "submitted",
      "submitted",
    ]),
    ...{ ...nameless, ...sent },
  },
  {
    ...realm("REALM is asked about what never landed", READS_PURCHASE, "dropping", [
      "submitted",
      "submitted",
    ]),
    ...sent,
  },
  {
    ...row("expired", "expire", "dropping", ["submitted", "expired"]),
    ...{ ...sent, name: "the expired row of what was sent" },
  },
];
