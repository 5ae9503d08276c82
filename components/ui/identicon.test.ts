import { describe, expect, it } from "vitest";
import { identiconPath } from "./identicon";

describe("identiconPath", () => {
  it("draws the same for the same bytes and another picture for another first byte", () => {
    const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);
    const other = Uint8Array.from(bytes).fill(7, 0, 1);
    expect(identiconPath(bytes)).toBe(identiconPath(Uint8Array.from(bytes)));
    expect(identiconPath(other)).not.toBe(identiconPath(bytes));
  });

  it("is nothing but a path, whatever the bytes", () => {
    for (let fill = 0; fill < 256; fill += 1) {
      expect(identiconPath(new Uint8Array(32).fill(fill))).toMatch(/^[\dMhvzaHV\- .]*$/u);
    }
  });
});
