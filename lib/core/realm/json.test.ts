import { describe, expect, it } from "vitest";
import { parseExactJson } from "./json";

describe("an answer's JSON", () => {
  it.each([
    [
      "NUL",
      String.raw`{"name":"a\u0000b","tags":["\u0000"]}`,
      { name: "a\uFFFDb", tags: ["\uFFFD"] },
    ],
    ["half a pair", String.raw`["\ud83d","\uDE00x"]`, ["\uFFFD", "\uFFFDx"]],
    ["a whole pair", String.raw`["\ud83d\ude00"]`, ["\u{1F600}"]],
    ["other controls", String.raw`["\u001b\u202e"]`, ["\u001B\u202E"]],
  ])("keeps no text that a store can't take: %s", (_, text, value) => {
    expect(parseExactJson(text)).toEqual(value);
  });

  it("keeps a number's own text beside one", () => {
    const parsed = parseExactJson(String.raw`{"price":1.000000001,"name":"\u0000"}`);
    expect(parsed).toMatchObject({ price: { value: "1.000000001" }, name: "\uFFFD" });
  });
});
