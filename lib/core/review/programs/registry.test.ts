import { SUPPORTED_MEMO_PROGRAM_ADDRESSES } from "@solana-program/memo";
import { describe, expect, it } from "vitest";
import { instructionTable } from "./layout";
import { knownPrograms } from "./registry";
import { tagBytes } from "./testing/arbitrary-data";

describe("a table of instructions", () => {
  it("in which a tag stands twice, or an argument of no known kind, is refused at load", () => {
    expect(() =>
      instructionTable([
        ["1", "one"],
        ["1", "two"],
      ]),
    ).toThrow("the tag 1");
    expect(() => instructionTable([["1", "one", "", "amount:u7"]])).toThrow("u7");
  });

  it.each([...knownPrograms.values()])("of $name finds every row by its own tag", (table) => {
    for (const key of table.instructions.keys())
      expect(table.tag(tagBytes(table, key))?.key).toBe(key);
  });
});

it("every memo program that the published client supports is known", () => {
  for (const id of SUPPORTED_MEMO_PROGRAM_ADDRESSES) {
    expect([...knownPrograms].find(([known]) => known === id)?.[1].name).toBe("Memo");
  }
});
