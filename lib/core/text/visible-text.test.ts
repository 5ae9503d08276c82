import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleText } from ".";

describe("text from outside", () => {
  it.each([
    ["a\u202Egpj.exe", "a[U+202E]gpj.exe"],
    ["zero\u200Bwidth", "zero[U+200B]width"],
    ["bell\u0007", "bell[U+0007]"],
    ["isolate\u2066x\u2069", "isolate[U+2066]x[U+2069]"],
    ["tag\u{E0041}", "tag[U+E0041]"],
    ["soft\u00ADhyphen", "soft[U+00AD]hyphen"],
    ["filler\u3164", "filler[U+3164]"],
    ["half\uD800", "half[U+D800]"],
    ["line\nbreak", "line[U+000A]break"],
    ["a\u200Db", "a[U+200D]b"],
  ])("%j is shown as %j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each(["Neon Muse", "Zoë & Łukasz", "夜の歌姫", "مرحبا", "👩‍🎨 👩🏽‍🚀 ❤️‍🔥", "a b"])(
    "%j stays as it is",
    (text) => {
      expect(visibleText(text)).toBe(text);
    },
  );

  it("keeps line feeds where lines are expected, and nothing else", () => {
    expect(visibleText("a\nb\r\u202E", { lines: true })).toBe("a\nb[U+000D][U+202E]");
  });

  it("leaves nothing that turns or hides text, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visibleText(text).replaceAll("\u200D", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });
});
