import { beforeAll, describe, expect, it } from "vitest";
import { fromBase64 } from "@/lib/core/solana";
import { namedBy, requireSameAnswer, type Reader } from "./answer";
import { kit } from "./kit";
import { ours } from "./ours";
import { measuredPurchase } from "./purchase";
import { web3 } from "./web3";

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = fromBase64((await measuredPurchase()).signed);
});

describe("of the measured purchase", () => {
  it.each([web3, kit])("$name says the same as we do, as far as it has decoders", (peer) => {
    expect(() => {
      requireSameAnswer(ours, peer, bytes);
    }).not.toThrow();
  });

  it("we and kit name all seven instructions, web3.js the four it has decoders for", () => {
    expect([ours, kit, web3].map((reader) => namedBy(reader, bytes))).toEqual([7, 7, 4]);
  });
});

describe("nothing is timed where a peer", () => {
  const lying = (change: (answer: ReturnType<Reader["answer"]>) => object): Reader => ({
    ...kit,
    answer: (wire) => ({ ...kit.answer(wire), ...change(kit.answer(wire)) }),
  });
  const amount = lying(({ instructions }) => ({
    instructions: instructions.map((instruction, index) =>
      index === 3
        ? { ...instruction, decoded: { name: "transferSol", args: { amount: "1" } } }
        : instruction,
    ),
  }));

  it.each([
    ["has another fee payer", lying(() => ({ feePayer: "x" })), "fee payer"],
    ["has another blockhash", lying(() => ({ blockhash: "x" })), "blockhash"],
    ["leaves instructions out", lying(() => ({ instructions: [] })), "number of instructions"],
    ["reads another amount", amount, "arguments of instruction 3"],
  ])("%s", (_what, peer, where) => {
    expect(() => {
      requireSameAnswer(ours, peer, bytes);
    }).toThrow(`countersign and kit differ in ${where}`);
  });
});
