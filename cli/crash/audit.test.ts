import { expect, it } from "vitest";
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
  verdict: "ok",
  networkFee: 5n,
  slot: 1n,
  notice: null,
  realmCompletedAt: AT,
  alertedAt: null,
  absences: 0,
  waits: 0,
  dueAt: AT,
  leaseUntil: AT,
  createdAt: AT,
  updatedAt: AT,
  history: [
    { from: null, to: "created" },
    { from: "created", to: "prepared" },
    { from: "prepared", to: "signed" },
    { from: "signed", to: "submitted" },
    { from: "submitted", to: "paid" },
    { from: "paid", to: "owned" },
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
  const history = owned.history.slice(0, 4).concat({ from: "submitted", to: "failed" });
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
  const twice = [...owned.history, { from: "owned", to: "expired" } as const];
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

it("does not call wanting in vain what was signed and ran out, only what ran out unsigned", () => {
  const ranOut = (...moves: Stored["history"]): string => {
    const other: Stored = { ...owned, id: "p2", state: "expired", signature: null };
    const bought = { ...other, listingId: "list_2", realmPurchaseId: null, history: moves };
    return faults({ purchases: [owned, bought], wanted: ["list_1", "list_2"] });
  };
  const [created, prepared] = owned.history;
  if (!created || !prepared) throw new Error("no history");
  const signed = [created, prepared, { from: "prepared", to: "signed" }] as const;
  expect(ranOut(...signed, { from: "signed", to: "expired" })).toBe("");
  expect(ranOut(created, prepared, { from: "prepared", to: "expired" })).toContain("nobody has it");
});

it("finds REALM of another opinion, either way", () => {
  expect(faults({ realm: new Map([["pur_1", "pending_confirmation"]]) })).toContain("at REALM");
  expect(withPurchase({ state: "expired" })).toContain("is completed at REALM");
});
