import { describe, expect, it } from "vitest";
import { lamports } from "../money";
import { address } from "../solana";
import { compareIntents } from "./compare";
import { purchaseIntent } from "./purchase-intent";
import type { Intent } from "./schema";

const key = address("9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu");
const intentFor = (price: bigint): Intent =>
  purchaseIntent(
    key,
    {
      listingId: "list_1",
      assetId: "mod_1",
      seller: key,
      price: lamports(price),
      licenceMint: key,
    },
    {
      cluster: "localnet",
      marketplace: key,
      feeBasisPoints: 250,
      networkFee: lamports(100_000n),
      accountRent: lamports(5_000_000n),
    },
    { purchaseId: "pur_1", expiresAt: "2026-11-21T22:20:00Z" },
  );

describe("compareIntents", () => {
  it("finds nothing between two intents built from the same knowledge", () => {
    expect(compareIntents(intentFor(1_000_000n), intentFor(1_000_000n))).toEqual([]);
  });

  it("shows both sides of every amount that a changed price changes", () => {
    expect(compareIntents(intentFor(1_000_000n), intentFor(2_000_000n))).toEqual([
      { field: "pay.total", page: "1000000", record: "2000000" },
      { field: "pay.payees.0.amount", page: "975000", record: "1950000" },
      { field: "pay.payees.1.amount", page: "25000", record: "50000" },
    ]);
  });

  it("tells a promise that only one side knows of", () => {
    const fields = compareIntents(intentFor(1n), { ...intentFor(1n), receive: [] }).map(
      ({ field, record }) => [field, record],
    );
    expect(fields).toContainEqual(["receive.0.mint", "nothing"]);
  });
});
