import { expect, it } from "vitest";
import { ago } from "./ago";

const now = new Date("2026-11-22T12:00:00Z");

it.each([
  [-5, "just now"],
  [59, "just now"],
  [60, "1 min ago"],
  [3_599, "59 min ago"],
  [3_600, "1 h ago"],
  [86_399, "23 h ago"],
  [86_400, "yesterday"],
  [172_800, "2 days ago"],
])("%i seconds ago is %s", (seconds, words) => {
  expect(ago(new Date(now.getTime() - seconds * 1_000), now)).toBe(words);
});
