import { expect, it } from "vitest";
import { quantile } from "./quantile";

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

it.each([
  [0, 1],
  [0.5, 50],
  [0.99, 99],
  [1, 100],
])("of 1 to 100 in any order, the share %d lies below %d", (share, value) => {
  expect(quantile(hundred, share)).toBe(value);
});

it("of nothing there is none, and a share is between 0 and 1", () => {
  expect(() => quantile([], 0.5)).toThrow("nothing was measured");
  expect(() => quantile([1], 1.1)).toThrow("between 0 and 1");
});
