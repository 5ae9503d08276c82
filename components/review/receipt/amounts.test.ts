import { describe, expect, it } from "vitest";
import { addressFromBytes } from "@/lib/core/solana";
import { formatChange, formatUnits } from "./amounts";

describe("formatUnits", () => {
  it.each([
    [1n, 0, "1"],
    [1_500_000n, 6, "1.5"],
    [1n, 9, "0.000000001"],
    [0n, 6, "0"],
    [-25n, 1, "-2.5"],
    [(1n << 64n) - 1n, 0, "18446744073709551615"],
  ])("writes %s with %i decimals as %s", (amount, decimals, text) => {
    expect(formatUnits(amount, decimals)).toBe(text);
  });
});

describe("formatChange", () => {
  const sol = { mint: "SOL", decimals: 9 } as const;
  const token = { mint: addressFromBytes(new Uint8Array(32).fill(4)), decimals: 6 };
  it.each([
    [-15_750_000_000n, sol, "−15.75 SOL"],
    [1n, sol, "+0.000000001 SOL"],
    [0n, sol, "0 SOL"],
    [2_500_000n, token, "+2.5"],
    [-1n, token, "−0.000001"],
  ])("writes %s as %o says: %s", (change, unit, text) => {
    expect(formatChange(change, unit)).toBe(text);
  });
});
