import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { jsonRpcClusterReader } from "@/lib/core/review";
import { addressSchema } from "@/lib/core/solana";
import type { RpcCall } from "../endpoint";
import { forwardRpc, rpcBodySchema } from "./forward";

const WALLET = "HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ";
const rpc = (method: string, params: readonly unknown[] = [], id: string | number = 1) => ({
  jsonrpc: "2.0",
  id,
  method,
  params,
});

const cluster = () => {
  const asked: RpcCall[] = [];
  return {
    asked,
    ask: (call: RpcCall) => {
      asked.push(call);
      const text = `{"jsonrpc":"2.0","id":${JSON.stringify(call.id)},"result":18446744073709551615}`;
      return Promise.resolve({ text, result: null, error: null });
    },
  };
};

const outcome = async (body: unknown): Promise<string> => {
  const parsed = rpcBodySchema.safeParse(body);
  if (!parsed.success) return "INPUT_INVALID";
  const target = cluster();
  const error: unknown = await forwardRpc(target, parsed.data).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error === null) return "forwarded";
  expect(target.asked).toEqual([]);
  return error instanceof CodedError ? error.code : "another error";
};

describe("Solana calls of a browser", () => {
  const SIGNATURE = "5".repeat(88);
  it.each([
    rpc("getAccountInfo", [WALLET, { encoding: "jsonParsed", commitment: "finalized" }]),
    rpc("getBalance", [WALLET, { commitment: "confirmed" }]),
    rpc("getBalance", [WALLET]),
    rpc("getBlockHeight"),
    rpc("getFeeForMessage", ["AQID", { commitment: "confirmed" }]),
    rpc("getGenesisHash"),
    rpc("getLatestBlockhash", [{ commitment: "confirmed" }]),
    rpc("getMinimumBalanceForRentExemption", [165]),
    rpc("getMultipleAccounts", [[WALLET], { encoding: "base64", commitment: "confirmed" }]),
    rpc("getMultipleAccounts", [[WALLET], { dataSlice: { offset: 0, length: 32 } }]),
    rpc("getSignatureStatuses", [[SIGNATURE], { searchTransactionHistory: false }]),
    rpc("getTransaction", [SIGNATURE, { encoding: "base64", maxSupportedTransactionVersion: 0 }]),
    rpc("isBlockhashValid", [WALLET, { commitment: "confirmed" }]),
  ])("are passed on: $method $params", async (body) => {
    expect(await outcome(body)).toBe("forwarded");
  });

  it("are passed on exactly as the review asks them", async () => {
    const asked: unknown[] = [];
    const reader = jsonRpcClusterReader(async (method, params) => {
      asked.push(await outcome(rpc(method, params)));
      return {};
    });
    const addresses = Array.from({ length: 64 }, () => addressSchema.parse(WALLET));
    await Promise.allSettled([
      reader.genesisHash(),
      reader.accounts(addresses),
      reader.isBlockhashValid(WALLET),
      reader.simulate(new Uint8Array(1_232), addresses),
    ]);
    expect(asked).toEqual(["forwarded", "forwarded", "forwarded", "forwarded"]);
  });

  it.each([
    "sendTransaction",
    "requestAirdrop",
    "getProgramAccounts",
    "getSignaturesForAddress",
    "getBlock",
    "__proto__",
    "constructor",
    "",
  ])("are refused: %j", async (method) => {
    expect(await outcome(rpc(method))).toBe("RPC_METHOD_REFUSED");
    expect(await outcome(rpc(method, [[], {}, 1]))).toBe("RPC_METHOD_REFUSED");
  });

  it.each([
    ["a batch", [rpc("getBlockHeight")]],
    ["none at all", []],
    [
      "more accounts than a node takes",
      rpc("getMultipleAccounts", [Array.from({ length: 101 }, () => WALLET)]),
    ],
    ["an account that is none", rpc("getBalance", ["not an address"])],
    ["a transaction no packet holds", rpc("simulateTransaction", ["A".repeat(1_700)])],
    ["a parameter too many", rpc("getGenesisHash", [1])],
    ["a slot no node has reached", rpc("getBalance", [WALLET, { minContextSlot: 9e15 }])],
    ["an unknown option", rpc("getAccountInfo", [WALLET, { filters: [] }])],
    ["an unknown commitment", rpc("getBlockHeight", [{ commitment: "max" }])],
    ["an unknown encoding", rpc("simulateTransaction", ["AQID", { encoding: "hex" }])],
    [
      "accounts of a simulation that no transaction names",
      rpc("simulateTransaction", [
        "AQID",
        { accounts: { addresses: Array.from({ length: 129 }, () => WALLET) } },
      ]),
    ],
    [
      "a search through the ledger",
      rpc("getSignatureStatuses", [[SIGNATURE], { searchTransactionHistory: true }]),
    ],
    ["a landed transaction parsed by the node", rpc("getTransaction", [SIGNATURE, "jsonParsed"])],
    [
      "options of great depth",
      rpc("getBlockHeight", [JSON.parse(`${"[".repeat(7_000)}${"]".repeat(7_000)}`)]),
    ],
    ["another protocol", { ...rpc("getBlockHeight"), jsonrpc: "1.0" }],
    ["a surprise field", { ...rpc("getBlockHeight"), admin: true }],
    ["no object", "getBlockHeight"],
  ])("are out of bounds: %s", async (_name, body) => {
    expect(await outcome(body)).toBe("INPUT_INVALID");
  });

  it("get the node's text as it came, digits and ids included", async () => {
    const body = rpcBodySchema.parse(rpc("getBlockHeight", [], "a"));
    expect(await forwardRpc(cluster(), body)).toBe(
      '{"jsonrpc":"2.0","id":"a","result":18446744073709551615}',
    );
  });
});
