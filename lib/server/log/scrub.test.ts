import { expect, test } from "vitest";
import { scrub } from "./scrub";

test("from one line to the next other secrets count, as many as before or not", () => {
  const line = "first-secret second-secret third-secret";
  const known = [
    ["first-secret", "second-secret"],
    ["third-secret", "second-secret"],
    [],
    ["first-secret"],
  ];
  expect(known.map((secrets) => scrub(line, secrets))).toEqual([
    "[secret] [secret] third-secret",
    "first-secret [secret] [secret]",
    line,
    "[secret] second-secret third-secret",
  ]);
});
