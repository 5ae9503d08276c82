import { describe, expect, it } from "vitest";
import { baseUnits } from "./words";

describe("amounts in words", () => {
  it("says one base unit in the singular and every other amount in the plural", () => {
    expect(["0", "1", 2n, -1n].map(baseUnits)).toEqual([
      "0 base units",
      "1 base unit",
      "2 base units",
      "-1 base units",
    ]);
  });
});
