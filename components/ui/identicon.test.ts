import { describe, expect, it } from "vitest";
import { identiconPath } from "./identicon";

describe("identiconPath", () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, index) => index);

  it("draws the same for the same bytes", () => {
    expect(identiconPath(bytes)).toBe(identiconPath(Uint8Array.from(bytes)));
  });

  it.each([0, 15, 16, 31])("draws another picture where only byte %i differs", (place) => {
    const other = bytes.with(place, 77);
    expect(identiconPath(other)).not.toBe(identiconPath(bytes));
  });

  it("is nothing but a path, whatever the bytes", () => {
    for (let fill = 0; fill < 256; fill += 1) {
      expect(identiconPath(new Uint8Array(32).fill(fill))).toMatch(/^[\dMhvzaHV\- .]*$/u);
    }
  });
});
