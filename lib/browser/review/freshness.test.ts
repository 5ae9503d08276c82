import { expect, it } from "vitest";
import { isFresh } from "./freshness";

it.each([
  [0, true],
  [20_000, true],
  [20_001, false],
  [-1, false],
])("a review made %i ms before now is fresh: %s", (age, fresh) => {
  expect(isFresh(1_000_000, 1_000_000 + age)).toBe(fresh);
});
