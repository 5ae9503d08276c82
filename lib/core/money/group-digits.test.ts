import { expect, it } from "vitest";
import { groupDigits } from "./group-digits";

it.each([
  0n,
  7n,
  99n,
  100n,
  999n,
  1_000n,
  12_345n,
  123_456n,
  1_234_567n,
  -1_000n,
  (1n << 64n) - 1n,
])("%s is grouped as the platform would", (value) => {
  expect(groupDigits(value)).toBe(new Intl.NumberFormat("en-US").format(value));
});
