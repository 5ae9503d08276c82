import { describe, expect, it } from "vitest";
import { readableMessage, visibleText } from "./visible-text";

describe("text that is shown before it is signed", () => {
  it.each([
    ["pay \u202eeert", "pay ⟨U+202E⟩eert"],
    ["zero\u200bwidth", "zero⟨U+200B⟩width"],
    ["a\rb\tc\u0000", "a⟨U+000D⟩b⟨U+0009⟩c⟨U+0000⟩"],
    ["tag \u{e0041}", "tag ⟨U+E0041⟩"],
    ["line\u2028separator", "line⟨U+2028⟩separator"],
  ])("shows what would not be seen: %j", (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it("leaves lines, letters of any script and pictures as they are", () => {
    const text = "Grüße\n你好 🎨 é";
    expect(visibleText(text)).toBe(text);
  });

  it("shows bytes that are no UTF-8 as digits, and says so", () => {
    expect(readableMessage(Uint8Array.of(0xff, 0x00, 0x41))).toEqual({
      text: "ff 00 41",
      isText: false,
    });
  });

  it("shows a byte order mark rather than dropping it", () => {
    expect(readableMessage(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41)).text).toBe("⟨U+FEFF⟩A");
  });
});
