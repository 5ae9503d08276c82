import { describe, expect, it } from "vitest";
import { confirmedTransactions } from "./confirmed-transaction";
import { codeOf } from "./testing/code-of";
import { clusterOf, dead, type Answers } from "./testing/nodes";

const owner = "11111111111111111111111111111111";
const balance = { accountIndex: 1, mint: owner, owner, uiTokenAmount: { amount: "1" } };
const meta = {
  err: null,
  fee: 5_000,
  preBalances: [10, 0],
  postBalances: [5, 5],
  preTokenBalances: [],
  postTokenBalances: [balance],
  loadedAddresses: { writable: [], readonly: [] },
};
const node =
  (changes: object = {}): Answers =>
  () => ({ slot: 7, transaction: ["AQ==", "base64"], meta: { ...meta, ...changes } });
const read = (first: Answers, ...others: Answers[]) =>
  confirmedTransactions(clusterOf(first, ...others), "sig");

describe("a confirmed transaction", () => {
  it("is told as each endpoint has it, and by those alone that answer", async () => {
    const seen = await read(node(), dead, () => null, node({ fee: 6_000 }));
    expect(seen.map((one) => one?.meta.fee ?? null)).toEqual([5_000n, null, 6_000n]);
  });

  it("is dated where the node knows when it landed, and is told all the same where not", async () => {
    const dated: Answers = () => ({
      slot: 7,
      blockTime: 1_795_000_000,
      transaction: ["AQ==", "base64"],
      meta,
    });
    const seen = await read(dated, node());
    expect(seen.map((one) => one?.at?.toISOString() ?? null)).toEqual([
      "2026-11-18T11:06:40.000Z",
      null,
    ]);
  });

  it.each([
    ["the addresses its tables load", { loadedAddresses: undefined }],
    ["the owners of tokens", { postTokenBalances: [{ ...balance, owner: undefined }] }],
    ["token balances", { preTokenBalances: null }],
    ["balances", { preBalances: [], postBalances: [] }],
    ["half of the balances", { postBalances: [5] }],
  ])("is not read from an answer without %s: that is no answer", async (_, changes) => {
    expect(await codeOf(read(node(changes)))).toBe("CHAIN_UNAVAILABLE");
    expect(await read(node(changes), node())).toHaveLength(1);
  });
});
