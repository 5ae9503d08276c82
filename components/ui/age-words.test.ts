import { expect, test } from "vitest";
import { ageWords } from "./age-words";

test.each([
  [0, "less than a minute ago"],
  [1, "1 minute ago"],
  [59, "59 minutes ago"],
  [60, "1 hour ago"],
  [119, "1 hour ago"],
  [47 * 60, "47 hours ago"],
  [48 * 60, "2 days ago"],
  [7 * 24 * 60, "7 days ago"],
])("%i minutes are said as %s", (minutes, words) => {
  expect(ageWords(minutes)).toBe(words);
});
