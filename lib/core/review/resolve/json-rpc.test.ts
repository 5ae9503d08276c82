import { describe, expect, it } from "vitest";
import { address } from "../../solana";
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
    ["an account too few", { value: [] }],
    ["another encoding", { value: [{ ...account, data: ["AQI=", "base58"] }] }],
    ["nothing", null],
  ])("refuses %s", async (_what, answer) => {
    const reader = jsonRpcClusterReader(() => Promise.resolve(answer));
    await expect(reader.accounts([SYSTEM])).rejects.toThrow();
  });

  it("refuses a successful simulation without its accounts", async () => {
    const reader = jsonRpcClusterReader(() => Promise.resolve({ value: { err: null } }));
    await expect(reader.simulate(Uint8Array.of(), [SYSTEM])).rejects.toThrow("missing");
  });
});
