import { expect, test } from "vitest";
import { spanWords } from "./span";

test.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1_000, "1 s"],
  [1_250, "1.2 s"],
  [59_999, "59.9 s"],
  [60_000, "1 min"],
  [59 * 60_000, "59 min"],
  [3_600_000, "1 h"],
  [47 * 3_600_000, "47 h"],
  [48 * 3_600_000, "2 d"],
  [-5, "0 ms"],
])("%i ms is %s: a unit, and never more than has passed", (millis, words) => {
  expect(spanWords(millis)).toBe(words);
});
