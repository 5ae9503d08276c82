import { describe, expect, test } from "vitest";
import { fromBase64, strictBase64, toBase64 } from "./encoding";

const schema = strictBase64(8);

describe("base64 from outside", () => {
  test.each(["", "AA==", "AAA=", "AAAA", "+/+/"])("%j passes, and can be decoded", (text) => {
    expect(schema.safeParse(text).success).toBe(true);
    expect(toBase64(fromBase64(text))).toBe(text);
  });

  test.each([
    ["bits left over", "AB=="],
    ["no padding", "AA"],
    ["whitespace", "AA ="],
    ["a line break", "AAAA\n"],
    ["the other alphabet", "-_-_"],
    ["too much", "AAAAAAAAAAAA"],
    ["a number", 1],
  ])("%s is refused by the schema, not by a throw later", (_, text) => {
    expect(schema.safeParse(text).success).toBe(false);
  });
});
