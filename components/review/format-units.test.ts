import { describe, expect, it } from "vitest";
import { formatUnits } from "./format-units";

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
