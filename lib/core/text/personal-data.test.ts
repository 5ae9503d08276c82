import { describe, expect, it } from "vitest";
import { findPersonalData } from "./personal-data";

const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind);

describe("personal data in a text", () => {
  it.each([
    ["email", "a portrait of ada.lovelace+art@mail.example.co.uk"],
    ["email", "signed müller@köln.example"],
    ["phone", "a sign that says call +44 20 7946 0958"],
    ["phone", "+1 (415) 555-0132 on a wall"],
    ["phone", "ring 030 1234567 now"],
    ["phone", "in neon: 415-555-0132"],
    ["card", "a card with 4111 1111 1111 1111 on it"],
    ["card", "378282246310005"],
    ["card", "4111 1111 1111 1111 12/27, 8k"],
    ["card", "no. 12 5555-5555-5555-4444 2031"],
    ["card", "５５５５５５５５５５５５４４４４"],
    ["card", "4111\u200B1111\u200B1111\u200B1111"],
    ["identity", "her number 219-09-9999"],
    ["identity", "DE89 3704 0044 0532 0130 00"],
    ["identity", "GB82WEST12345698765432"],
    ["identity", "IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFF"],
    ["identity", "nino AB 12 34 56 C"],
    ["identity", "dni 12345678Z"],
    ["identity", "AHV 756.9217.0769.85"],
  ])("is found: %s in “%s”, and nothing else", (kind, text) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it.each([
    "a lighthouse at dusk, 35mm, f/1.8, 8k, 4096 x 2160",
    "the year 1984, room 101, 2026-11-22, 12:30",
    "seed 4294967295, steps 1500, cfg 7.5, 0.0001",
    "4111 1111 1111 1112 of them",
    "DE88 3704 0044 0532 0130 00 is a serial",
    "12345678A",
    "0.123456789012 and 1.0012345678",
    "coordinates 52.5200, 13.4050",
    "000-12-3456 and 666-12-3456",
    "3333333333333333",
    "pixels @ 300 dpi, @handle, foo@bar",
    "9876543210123456789012345",
    "#0b5a5c #001122334455",
    "",
  ])("is not seen in “%s”", (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });

  it("tells each thing once, as it stands there", () => {
    expect(findPersonalData("a@b.example, a@b.example and +49 170 1234567")).toEqual([
      { kind: "email", text: "a@b.example" },
      { kind: "phone", text: "+49 170 1234567" },
    ]);
  });

  it("is looked for in no time in the longest texts that were made to take long", () => {
    const began = performance.now();
    for (const text of ["a.".repeat(1000), "1 ".repeat(1000), "+1-".repeat(660), "A1".repeat(1000)])
      findPersonalData(`${text}@`);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
