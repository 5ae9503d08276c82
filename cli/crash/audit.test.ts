import { describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { addressFromBytes } from "@/lib/core/solana";
import { faultsIn, type Evidence } from "./audit";
import type { Stored } from "./store";

const wallet = (byte: number) => addressFromBytes(new Uint8Array(32).fill(byte));
const [BUYER, SELLER, TREASURY, MINT] = [wallet(1), wallet(2), wallet(3), wallet(4)];
const AT = new Date("2026-01-01T00:00:00Z");

const owned: Stored = {
  id: "p1",
  wallet: BUYER,
  listingId: "list_1",
  state: "owned",
  assetType: "model",
  assetId: "mod_1",
  assetName: "One",
  previewImageUrl: "",
  seller: SELLER,
  price: lamports(1_000n),
  realmPurchaseId: "pur_1",
  confirmKey: "k",
  intent: {
    version: 1,
    kind: "purchase",
    cluster: "localnet",
    wallet: BUYER,
    listingId: "list_1",
    purchaseId: "pur_1",
    pay: {
      mint: "SOL",
      total: lamports(1_000n),
      payees: [
        { role: "seller", address: SELLER, amount: lamports(975n) },
        { role: "marketplace", address: TREASURY, amount: lamports(25n) },
      ],
    },
    receive: [{ mint: MINT, amount: lamports(1n), label: "licence" }],
    give: [],
    limits: { networkFee: lamports(10n), accountRent: lamports(20n) },
    expiresAt: "2026-01-01T00:01:00Z",
  },
  transaction: "AA==",
  messageHash: null,
  blockhash: null,
  lastValidBlockHeight: 1n,
  signedTransaction: "AA==",
  signature: "sig1",
  recheckAt: null,
  verdict: "ok",
  networkFee: 5n,
  slot: 1n,
  notice: null,
  finalizedAt: AT,
  realmCompletedAt: AT,
  alertedAt: null,
  absences: 0,
  waits: 0,
  dueAt: AT,
  leaseUntil: AT,
  createdAt: AT,
  updatedAt: AT,
  history: [
    { from: null, to: "created", at: AT },
    { from: "created", to: "prepared", at: AT },
    { from: "prepared", to: "signed", at: AT },
    { from: "signed", to: "submitted", at: AT },
    { from: "submitted", to: "paid", at: AT },
    { from: "paid", to: "owned", at: AT },
  ],
};

/** One purchase of 1,000 lamports, 5 of fee and 20 of rent, everything in order. */
const inOrder: Evidence = {
  purchases: [owned],
  before: new Map([
    [BUYER, 10_000n],
    [SELLER, 0n],
    [TREASURY, 0n],
  ]),
  after: new Map([
    [BUYER, 8_975n],
    [SELLER, 975n],
    [TREASURY, 25n],
  ]),
  landed: new Map([[BUYER, ["sig1"]]]),
  holders: new Map([[MINT, BUYER]]),
  realm: new Map([["pur_1", "completed"]]),
  rent: 20n,
  wanted: ["list_1"],
  taken: new Set(["sig1"]),
  cuts: [],
};

const faults = (change: Partial<Evidence>): string =>
  faultsIn({ ...inOrder, ...change }).join("\n");
const withPurchase = (change: Partial<Stored>): string =>
  faults({ purchases: [{ ...owned, ...change }] });

it("finds nothing where store, cluster and REALM agree", () => {
  expect(faultsIn(inOrder)).toEqual([]);
});

it("finds a lamport that one side has and the other has not", () => {
  expect(faults({ after: new Map([...inOrder.after, [SELLER, 974n]]) })).toContain(
    "974 lamports on the cluster, 975 in the store",
  );
  expect(withPurchase({ networkFee: 6n })).toContain("lamports on the cluster");
});

it("counts the fee of what failed on chain, and nothing else of it", () => {
  const failed: Stored = { ...owned, id: "p2", state: "failed", signature: "sig2", networkFee: 7n };
  const history = owned.history.slice(0, 4).concat({ from: "submitted", to: "failed", at: AT });
  const other = { ...failed, listingId: "list_2", realmPurchaseId: null, history };
  const after = new Map([...inOrder.after, [BUYER, 8_968n] as const]);
  expect(faults({ purchases: [owned, other], after })).toBe("");
});

it("finds a second payment, and a purchase that nobody paid", () => {
  expect(faults({ landed: new Map([[BUYER, ["sig1", "sig2"]]]) })).toContain("paid with sig2");
  expect(faults({ landed: new Map() })).toContain("was never paid");
});

it("finds what has not ended, what ended twice, and a history with a hole", () => {
  expect(withPurchase({ state: "paid" })).toContain("has not ended");
  const twice = [...owned.history, { from: "owned", to: "expired", at: AT } as const];
  expect(withPurchase({ state: "expired", history: twice })).toContain("has ended 2 times");
  const hole = owned.history.filter(({ to }) => to !== "submitted");
  expect(withPurchase({ history: hole })).toContain("gap in its history");
  expect(withPurchase({ notice: "CHAIN_DISPUTED" })).toContain("is disputed");
});

it("finds a licence in other hands, a listing sold twice, and one that nobody got", () => {
  expect(faults({ holders: new Map([[MINT, SELLER]]) })).toContain("does not hold its licence");
  expect(faults({ purchases: [owned, { ...owned, id: "p2" }] })).toContain("was sold 2 times");
  expect(faults({ wanted: ["list_1", "list_2"] })).toContain("list_2 was wanted to the end");
});

describe("what was signed and ran out", () => {
  const [created, prepared] = owned.history;
  if (!created || !prepared) throw new Error("no history");
  const at = (seconds: number): Date => new Date(AT.getTime() + seconds * 1_000);
  const signed = { from: "prepared", to: "signed", at: at(10) } as const;
  const ranOut = (number: number, last = signed): Stored => ({
    ...owned,
    ...{ id: `p${number}`, listingId: `list_${number}`, state: "expired", realmPurchaseId: null },
    signature: `sig${number}`,
    history: [created, prepared, last, { from: "signed", to: "expired", at: at(90) }],
  });
  const withRanOut = (change: Partial<Evidence>): string =>
    faults({ purchases: [owned, ranOut(2)], wanted: ["list_1", "list_2"], ...change });

  it("was not wanted in vain where the cluster never took it, nor what was not signed", () => {
    expect(withRanOut({})).toBe("");
    const unsigned = { ...ranOut(2), signature: null };
    const history = [created, prepared, { from: "prepared", to: "expired", at: at(90) } as const];
    const purchases = [owned, { ...unsigned, history }];
    expect(withRanOut({ purchases })).toContain("nobody has it");
  });

  it("is lost where the cluster had taken it, unless the cluster was cut meanwhile", () => {
    const taken = new Set(["sig1", "sig2"]);
    expect(withRanOut({ taken })).toContain("p2 (expired) ran out, and the cluster had taken it");
    expect(withRanOut({ taken, cuts: [at(9), at(91)] })).toContain("ran out");
    expect(withRanOut({ taken, cuts: [at(50)] })).toBe("");
  });

  it("is one of a few: where nothing or little is ever paid, something is wrong", () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 2);
    const wanted = numbers.map((number) => `list_${number}`);
    const some = (count: number): string => {
      const won = numbers.slice(count).map((number) => `list_${number}`);
      const expired = numbers.slice(0, count).map((number) => ranOut(number));
      // Only who owns what is asked here: the money of these would not add up.
      const bought = won.map((listingId, index) => ({ ...owned, id: `o${index}`, listingId }));
      return faults({ purchases: [...expired, ...bought], wanted });
    };
    expect(some(2)).not.toContain("have no owner");
    expect(some(3)).toContain("3 of 40 wanted to the end have no owner");
    expect(faults({ purchases: [ranOut(2), ranOut(3)], wanted: ["list_2", "list_3"] })).toContain(
      "2 of 2 wanted to the end have no owner",
    );
  });
});

it("finds REALM of another opinion, either way", () => {
  expect(faults({ realm: new Map([["pur_1", "pending_confirmation"]]) })).toContain("at REALM");
  expect(withPurchase({ state: "expired" })).toContain("is completed at REALM");
});
