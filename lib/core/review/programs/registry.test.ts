import { identifySystemInstruction, SystemInstruction } from "@solana-program/system";
import { identifyTokenInstruction, TokenInstruction } from "@solana-program/token";
import { identifyToken2022Instruction, Token2022Instruction } from "@solana-program/token-2022";
import { describe, expect, it } from "vitest";
import type { ProgramTable } from "./layout";
import { instructionTable } from "./layout";
import { systemProgram } from "./system";
import { token2022Program, tokenProgram } from "./token";

/** Instruction data that begins with a table's key, long enough for any client to look at. */
const dataFor = (key: string): Uint8Array => {
  const bytes = new Uint8Array(64);
  if (/^[\da-f]{16}$/u.test(key))
    bytes.set(Uint8Array.from(key.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16)));
  else bytes.set(key.split(".").map(Number));
  return bytes;
};

const clientName = (name: string | undefined): string =>
  (name ?? "").charAt(0).toLowerCase() + (name ?? "").slice(1);

const programs: readonly (readonly [
  string,
  ProgramTable,
  (data: Uint8Array) => string | undefined,
])[] = [
  ["System", systemProgram, (data) => SystemInstruction[identifySystemInstruction(data)]],
  [
    "Token-2022",
    token2022Program,
    (data) => Token2022Instruction[identifyToken2022Instruction(data)],
  ],
];

describe.each(programs)("the %s table", (_name, table, identify) => {
  it("gives every tag the name the published client gives it", () => {
    for (const [key, layout] of table.instructions) {
      expect([key, layout.name]).toEqual([key, clientName(identify(dataFor(key)))]);
    }
  });

  it("finds its own rows by their tags", () => {
    for (const key of table.instructions.keys()) expect(table.tag(dataFor(key))?.key).toBe(key);
  });
});

it("the Token table knows every instruction of the published client but Batch", () => {
  const ours = [...tokenProgram.instructions.keys()].map((key) =>
    clientName(TokenInstruction[identifyTokenInstruction(dataFor(key))]),
  );
  const theirs = Object.values(TokenInstruction)
    .filter((name) => typeof name === "string")
    .map(clientName);
  expect(new Set([...ours, "batch"])).toEqual(new Set(theirs));
});

it("a tag that stands twice in a table, or an argument of no known kind, is refused at load", () => {
  expect(() =>
    instructionTable([
      ["1", "one"],
      ["1", "two"],
    ]),
  ).toThrow("the tag 1");
  expect(() => instructionTable([["1", "one", "", "amount:u7"]])).toThrow("u7");
});
