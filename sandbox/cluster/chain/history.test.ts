import { address } from "@solana/kit";
import { describe, expect, it } from "vitest";
import { History } from "./history";
import type { TransactionRecord } from "./record";

const faucet = address("11111111111111111111111111111111");

const landed = (signature: string, slot: number): TransactionRecord => ({
  signature,
  slot,
  blockTime: 0,
  wire: "",
  err: null,
  fee: "5000",
  loaded: { writable: [], readonly: [] },
  preBalances: [],
  postBalances: [],
  preTokenBalances: [],
  postTokenBalances: [],
  logs: [],
  innerInstructions: [],
  unitsConsumed: 0,
  returnData: null,
  memo: null,
  addresses: [faucet],
});

describe("history", () => {
  it("gives an address's transactions newest first", () => {
    const history = new History();
    for (const [signature, slot] of [
      ["a", 1],
      ["b", 1],
      ["c", 2],
    ] as const) {
      history.add(landed(signature, slot));
    }
    expect(history.of(faucet).map((each) => each.signature)).toEqual(["c", "b", "a"]);
    expect(history.inSlot(1).map((each) => each.signature)).toEqual(["a", "b"]);
  });

  it("forgets the oldest beyond its capacity, everywhere, and still counts them", () => {
    const history = new History({ capacity: 2 });
    history.add(landed("a", 1));
    history.add(landed("b", 2));
    history.add(landed("c", 500));
    expect(history.get("a")).toBeUndefined();
    expect(history.of(faucet).map((each) => each.signature)).toEqual(["c", "b"]);
    expect([history.count, history.forgotten]).toEqual([3, 1]);
  });

  it("never forgets what could be sent a second time", () => {
    const history = new History({ capacity: 1 });
    for (const signature of ["a", "b", "c"]) history.add(landed(signature, 1_000));
    history.add(landed("d", 1_150));
    expect(history.get("a")).toBeDefined();
    history.add(landed("e", 1_151));
    expect(history.get("a")).toBeUndefined();
  });
});
