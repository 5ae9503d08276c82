import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { assumptions } from "@/lib/core/realm/assumptions";

const page = readFileSync("docs/realm-assumptions.md", "utf8");

it("every assumption has its number, and the page for people says exactly the same", () => {
  const ids = Object.keys(assumptions);
  expect(ids).toEqual(Array.from({ length: 24 }, (_, index) => `A-${index + 1}`));
  const told = page
    .split("\n")
    .filter((line) => line.startsWith("| A-"))
    .map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/gu, "").trim()));
  expect(told).toEqual(
    Object.entries(assumptions).map(([id, { says, at, settle }]) => [id, says, at, settle]),
  );
});

it("every place an assumption names exists", () => {
  const files = Object.values(assumptions).map(({ at }) => /^[\w/.-]+\.ts/u.exec(at)?.[0] ?? at);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
