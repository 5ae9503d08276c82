import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSol, lamports, parseSol, shareInBasisPoints } from ".";

describe("lamports", () => {
  it.each([
    ["15.75", 15_750_000_000n],
    ["0.000000001", 1n],
    ["1e-7", 100n],
    ["1.5E2", 150_000_000_000n],
    ["0", 0n],
    ["3.100000000000", 3_100_000_000n],
    ["18446744073.709551615", (1n << 64n) - 1n],
  ])("reads %s exactly", (text, expected) => {
    expect(parseSol(text)).toBe(expected);
  });

  it.each([
    "",
    "-1",
    "+1",
    ".5",
    "1.",
    "1,5",
    "0.0000000001",
    "1e-10",
    "NaN",
    "1e",
    "0x10",
    " 1",
    "18446744073.709551616",
  ])("refuses %j", (text) => {
    expect(() => parseSol(text)).toThrow(expect.objectContaining({ code: "MONEY_INVALID" }));
  });

  it("formats what it parses and back, for any amount the runtime can hold", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
        (value) => parseSol(formatSol(value)) === value,
      ),
    );
  });

  it("takes a fee share without rounding up", () => {
    expect(shareInBasisPoints(lamports(15_750_000_000n), 250)).toBe(393_750_000n);
    expect(shareInBasisPoints(lamports(39n), 250)).toBe(0n);
  });
});
