import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawable } from "./drawable";

const FONT = "node_modules/next/dist/compiled/@vercel/og/Geist-Regular.ttf";

/** Code points of a TrueType font: its cmap's table of format 4 (OpenType 1.9, cmap). */
const codePointsOf = (font: Buffer): ReadonlySet<number> => {
  const tables = font.readUInt16BE(4);
  const records = Array.from({ length: tables }, (_, at) => 12 + at * 16);
  const record = records.find((at) => font.toString("latin1", at, at + 4) === "cmap") ?? 0;
  const cmap = font.readUInt32BE(record + 8);
  const table = cmap + font.readUInt32BE(cmap + 8);
  expect(font.readUInt16BE(table)).toBe(4);
  const doubled = font.readUInt16BE(table + 6);
  const found = new Set<number>();
  for (let at = 0; at < doubled; at += 2) {
    const end = font.readUInt16BE(table + 14 + at);
    const start = font.readUInt16BE(table + 16 + doubled + at);
    for (let code = start; code <= end; code += 1) found.add(code);
  }
  return found;
};

describe("what is drawn of a text", () => {
  it("is made of characters that the font has, whichever there are", () => {
    const font = codePointsOf(readFileSync(FONT));
    const all = Array.from({ length: 0x11_0000 }, (_, code) => code).filter(
      (code) => code < 0xd800 || code > 0xdfff,
    );
    const drawn = new Set<number>();
    for (let from = 0; from < all.length; from += 4_096) {
      const some = all.slice(from, from + 4_096).map((code) => `a${String.fromCodePoint(code)}b`);
      for (const left of drawable(some.join(""), 99_999)) drawn.add(left.codePointAt(0) ?? 0);
    }
    expect(drawn.size).toBeGreaterThan(380);
    expect([...drawn].filter((code) => !font.has(code))).toEqual([]);
  });

  it("holds no picture character, which the renderer would fetch from another's server", () => {
    const kept = drawable("Owl \u{1F989} \u00A9 \u00AE \u2122 \u2600\uFE0F 1\uFE0F\u20E3 ok", 99);
    expect(kept).toBe("Owl TM 1 ok");
    expect(kept).not.toMatch(/\p{Emoji_Presentation}|\u00A9|\u00AE|\u2122|\uFE0F/u);
  });

  it.each([
    ["Midnight Muse", "Midnight Muse"],
    ["Ære  Žofie\nЁж", "Ære Žofie Ёж"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
    ["[U+202E]evil", "[U+202E]evil"],
    ["\u202Eevil\u2066", "evil"],
    ["\u{1D4D0}\u{1D4EB}\u{1D4EC}", "Abc"],
    ["夜のミューズ", ""],
  ])("of %j is %j", (text, drawn) => {
    expect(drawable(text, 60)).toBe(drawn);
  });

  it("ends with three dots where it is too long", () => {
    expect(drawable("x".repeat(500), 20)).toBe(`${"x".repeat(19)}…`);
  });
});
