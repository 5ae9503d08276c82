import { describe, expect, it } from "vitest";
import { address } from "../../solana";
import { reviewTransaction } from "../review";
import { request } from "../testing/case";
import { createWorld } from "../testing/world";
import { jsonRpcClusterReader } from "./json-rpc";

const SYSTEM = address("11111111111111111111111111111111");
const account = {
  lamports: 5,
  owner: SYSTEM,
  data: ["AQI=", "base64"],
  executable: false,
  rentEpoch: 18446744073709552000,
};

describe("jsonRpcClusterReader", () => {
  it("asks for at most 100 accounts at once and keeps their order", async () => {
    const sizes: number[] = [];
    const reader = jsonRpcClusterReader((_method, [addresses]) => {
      const count = Array.isArray(addresses) ? addresses.length : 0;
      sizes.push(count);
      return Promise.resolve({
        value: Array.from({ length: count }, (_, index) => ({
          ...account,
          lamports: sizes.length * 1000 + index,
        })),
      });
    });
    const states = await reader.accounts(Array.from({ length: 130 }, () => SYSTEM));
    expect(sizes).toEqual([100, 30]);
    expect(states.map((state) => state?.lamports)).toEqual([
      ...Array.from({ length: 100 }, (_, index) => 1000n + BigInt(index)),
      ...Array.from({ length: 30 }, (_, index) => 2000n + BigInt(index)),
    ]);
  });

  it("simulates the bytes as they are: no signature check, no other blockhash", async () => {
    let asked: unknown;
    const reader = jsonRpcClusterReader((method, params) => {
      asked = [method, params];
      return Promise.resolve({
        value: {
          err: null,
          logs: null,
          unitsConsumed: 150,
          accounts: [null],
          innerInstructions: [{ index: 2, instructions: [{ programId: SYSTEM, parsed: {} }] }],
        },
      });
    });
    expect(await reader.simulate(Uint8Array.of(1, 2), [SYSTEM])).toEqual({
      error: null,
      logs: [],
      unitsConsumed: 150n,
      accounts: [null],
      innerInstructions: [{ index: 2, program: SYSTEM }],
    });
    expect(asked).toMatchObject([
      "simulateTransaction",
      ["AQI=", { sigVerify: false, replaceRecentBlockhash: false, innerInstructions: true }],
    ]);
  });

  it.each([
    ["an amount that lost digits", { value: [{ ...account, lamports: 2 ** 53 }] }],
    ["an amount below zero", { value: [{ ...account, lamports: -1 }] }],
    ["an amount in text", { value: [{ ...account, lamports: "5" }] }],
    ["an account too few", { value: [] }],
    ["an account too many", { value: [account, account] }],
    ["another encoding", { value: [{ ...account, data: ["AQI=", "base58"] }] }],
    ["data that is not base64", { value: [{ ...account, data: ["AQI", "base64"] }] }],
    [
      "data larger than any account",
      { value: [{ ...account, data: ["A".repeat(2 ** 24), "base64"] }] },
    ],
    ["an owner that is no address", { value: [{ ...account, owner: "1111" }] }],
    ["no owner", { value: [{ ...account, owner: undefined }] }],
    ["an account that is a number", { value: [7] }],
    ["a bare list", [account]],
    ["nothing", null],
    ["text", "busy"],
  ])("refuses %s for accounts", async (_what, answer) => {
    const reader = jsonRpcClusterReader(() => Promise.resolve(answer));
    await expect(reader.accounts([SYSTEM])).rejects.toThrow();
  });

  const success = { err: null, logs: [], accounts: [null], innerInstructions: [] };

  it.each([
    ["without its accounts", { ...success, accounts: undefined }],
    ["with null for its accounts", { ...success, accounts: null }],
    ["with an account too few", { ...success, accounts: [] }],
    ["that does not say what was called on the way", { ...success, innerInstructions: null }],
    [
      "that calls what is no program",
      { ...success, innerInstructions: [{ index: 0, instructions: [{}] }] },
    ],
    [
      "of an instruction before the first",
      { ...success, innerInstructions: [{ index: -1, instructions: [] }] },
    ],
    ["that does not say whether it failed", { ...success, err: undefined }],
    ["whose log is no list", { ...success, logs: "fine" }],
    ["whose log never ends", { ...success, logs: Array.from({ length: 20_000 }, () => "x") }],
  ])("refuses a simulation %s", async (_what, value) => {
    const reader = jsonRpcClusterReader(() => Promise.resolve({ value }));
    await expect(reader.simulate(Uint8Array.of(), [SYSTEM])).rejects.toThrow();
  });

  it("takes a failed simulation for what it is, whatever it leaves out", async () => {
    const reader = jsonRpcClusterReader(() => Promise.resolve({ value: { err: "AccountInUse" } }));
    expect(await reader.simulate(Uint8Array.of(), [SYSTEM])).toMatchObject({
      error: "AccountInUse",
      accounts: [],
      innerInstructions: [],
    });
  });

  it.each([["1111"], [7], [null], [{}]])("refuses %j for a genesis hash", async (answer) => {
    const reader = jsonRpcClusterReader(() => Promise.resolve(answer));
    await expect(reader.genesisHash()).rejects.toThrow();
  });

  it.each([[true], [{ value: "true" }], [null]])("refuses %j for a blockhash", async (answer) => {
    const reader = jsonRpcClusterReader(() => Promise.resolve(answer));
    await expect(reader.isBlockhashValid("x")).rejects.toThrow();
  });
});

describe("a review over an endpoint that answers nonsense", () => {
  it.each([[null], ["<html>"], [{ value: {} }], [{ value: [] }], [[]]])(
    "comes to an end and blocks: %j is no usable answer",
    async (answer) => {
      const world = await createWorld();
      const cluster = jsonRpcClusterReader(() => Promise.resolve(answer));
      const { verdict, findings } = await reviewTransaction(
        request(world, await world.bytes(world.purchase()), { cluster }),
      );
      expect(verdict).toBe("block");
      expect(findings.map(({ rule }) => rule)).toEqual(["SIM-02"]);
    },
  );
});
