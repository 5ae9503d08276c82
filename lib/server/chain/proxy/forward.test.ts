import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
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
  it.each([
    rpc("getGenesisHash"),
    rpc("getBalance", [WALLET, { commitment: "confirmed" }]),
    rpc("getMultipleAccounts", [[WALLET], { encoding: "base64" }]),
    rpc("simulateTransaction", ["AQID", { encoding: "base64", sigVerify: false }]),
    rpc("isBlockhashValid", [WALLET]),
    rpc("getLatestBlockhash", [{ commitment: "confirmed" }]),
  ])("are passed on: $method", async (body) => {
    expect(await outcome(body)).toBe("forwarded");
  });

  it.each([
    "sendTransaction",
    "requestAirdrop",
    "getProgramAccounts",
    "getBlock",
    "__proto__",
    "constructor",
    "",
  ])("are refused: %j", async (method) => {
    expect(await outcome(rpc(method))).toBe("RPC_METHOD_REFUSED");
  });

  it("are refused whole where one of a batch is", async () => {
    expect(await outcome([rpc("getSlot"), rpc("sendTransaction", ["AQID"])])).toBe(
      "RPC_METHOD_REFUSED",
    );
  });

  it.each([
    ["eleven at once", Array.from({ length: 11 }, () => rpc("getSlot"))],
    ["none at all", []],
    [
      "more accounts than a node takes",
      rpc("getMultipleAccounts", [Array.from({ length: 101 }, () => WALLET)]),
    ],
    ["an account that is none", rpc("getBalance", ["not an address"])],
    ["a transaction no packet holds", rpc("simulateTransaction", ["A".repeat(1_700)])],
    ["a parameter too many", rpc("getGenesisHash", [1])],
    ["another protocol", { ...rpc("getSlot"), jsonrpc: "1.0" }],
    ["a surprise field", { ...rpc("getSlot"), admin: true }],
    ["no object", "getSlot"],
  ])("are out of bounds: %s", async (_name, body) => {
    expect(await outcome(body)).toBe("INPUT_INVALID");
  });

  it("get the node's text as it came, digits and ids included", async () => {
    const batch = rpcBodySchema.parse([rpc("getSlot", [], "a"), rpc("getSlot", [], 2)]);
    expect(await forwardRpc(cluster(), batch)).toBe(
      '[{"jsonrpc":"2.0","id":"a","result":18446744073709551615},{"jsonrpc":"2.0","id":2,"result":18446744073709551615}]',
    );
  });
});
