import { expect, test } from "vitest";
import { addressFromBytes, isAddress } from "./address";

const numbered = (number: number): string => {
  const bytes = new Uint8Array(32).fill(7);
  new DataView(bytes.buffer).setUint32(0, number);
  return addressFromBytes(bytes);
};

test("an address is one the first time, again, and after thousands of others", () => {
  const wallet = numbered(1);
  expect([isAddress(wallet), isAddress(wallet)]).toEqual([true, true]);
  for (let number = 2; number < 2_500; number += 1) expect(isAddress(numbered(number))).toBe(true);
  expect(isAddress(wallet)).toBe(true);
});

test.each([
  ["31 bytes", "4vJ9JU1bJJE96FWSJKvHsmmFADCg4gpZQff4P3bkLK"],
  ["more than 32 bytes", "z".repeat(44)],
  ["a character that base58 has not", `0${numbered(3).slice(1)}`],
  ["an address with a blank", ` ${numbered(4)}`],
  ["nothing", ""],
])("%s is none, however often it is asked", (_, text) => {
  expect([isAddress(text), isAddress(text)]).toEqual([false, false]);
});
