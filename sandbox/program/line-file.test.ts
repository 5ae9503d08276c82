import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { readLines, replaceLines } from "./line-file";

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "countersign-lines-")), "lines");
});

it.each([1, 2, 3, 4, 5, 7, 1000])(
  "gives the same lines whatever the pieces are: of %i bytes",
  (pieceBytes) => {
    writeFileSync(path, "one\n\nthrée €\u{1f600}\ntorn €");
    expect([...readLines(path, pieceBytes)]).toEqual([
      { text: "one", number: 1, from: 0, ended: true },
      { text: "", number: 2, from: 4, ended: true },
      { text: "thrée €\u{1f600}", number: 3, from: 5, ended: true },
      { text: "torn €", number: 4, from: 20, ended: false },
    ]);
  },
);

it("gives no lines of no file, and none of an empty one", () => {
  expect([...readLines(path)]).toEqual([]);
  writeFileSync(path, "");
  expect([...readLines(path)]).toEqual([]);
});

it("reads no further than it is asked", () => {
  writeFileSync(path, "one\ntwo\n");
  const seen: string[] = [];
  for (const { text } of readLines(path, 4)) {
    seen.push(text);
    writeFileSync(path, "one\nTWO\n");
  }
  expect(seen).toEqual(["one", "TWO"]);
});

it("leaves the old file where making the new one fails, and takes what that left on the next try", () => {
  writeFileSync(path, "old\n");
  const failing = function* (): Generator<string> {
    yield "x".repeat(2 << 20);
    throw new Error("no more");
  };
  expect(() => replaceLines(path, failing())).toThrow("no more");
  expect(readFileSync(path, "utf8")).toBe("old\n");
  expect(replaceLines(path, ["new", "é"])).toBe(7);
  expect(readFileSync(path, "utf8")).toBe("new\né\n");
  expect(readdirSync(join(path, ".."))).toEqual(["lines"]);
});
