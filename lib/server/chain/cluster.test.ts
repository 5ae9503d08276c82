import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { rpcCluster } from "./cluster";
import { UpstreamFailure } from "@/lib/server/upstream";
import { boundedEndpoint } from "./proxy/bounded-endpoint";
import { RpcError, RpcStatusError } from "./rpc-error";
import { dead, endpoint } from "./testing/nodes";

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof CodedError ? error.code : "another outcome";
};

describe("several endpoints", () => {
  it("are asked in their order, and the next only where one does not answer", async () => {
    const [first, second] = [endpoint(dead), endpoint(() => 7)];
    const cluster = rpcCluster([first, second]);
    expect(await cluster.result("getSlot", [])).toBe(7);
    expect([first.asked.length, second.asked.length]).toEqual([1, 1]);
  });

  it("leave one that failed for last for a while, then trust it again", async () => {
    let now = 0;
    let broken = true;
    const first = endpoint((method) => (broken ? dead(method, []) : 1));
    const second = endpoint(() => 2);
    const cluster = rpcCluster([first, second], () => now);
    await cluster.result("getSlot", []);
    broken = false;
    expect(await cluster.result("getSlot", [])).toBe(2);
    now = 5_000;
    expect(await cluster.result("getSlot", [])).toBe(1);
  });

  it.each<[string, Error]>([
    ["an internal error", new RpcError(-32603, "Internal error", undefined)],
    ["a slot it has not reached", new RpcError(-32016, "Minimum context slot", undefined)],
    ["HTTP 400", new RpcStatusError(400)],
    ["an answer over the limit", new UpstreamFailure("too-large", 1, undefined)],
  ])("are not avoided by others after one call got %s", async (_, failure) => {
    let provoked = true;
    const first = endpoint(() => {
      if (provoked) throw failure;
      return 1;
    });
    const cluster = rpcCluster([first, endpoint(() => 2)], () => 0);
    expect(await cluster.result("getSlot", [])).toBe(2);
    provoked = false;
    expect(await cluster.result("getSlot", [])).toBe(1);
  });

  it.each<[string, Error]>([
    ["HTTP 503", new RpcStatusError(503)],
    ["HTTP 429", new RpcStatusError(429)],
    ["being behind", new RpcError(-32005, "Node is behind by 42 slots", undefined)],
    ["a time limit", new UpstreamFailure("timeout", 1, undefined)],
  ])("are avoided for a while after %s", async (_, failure) => {
    const first = endpoint(() => {
      throw failure;
    });
    const cluster = rpcCluster([first, endpoint(() => 2)], () => 0);
    await cluster.result("getSlot", []);
    await cluster.result("getSlot", []);
    expect(first.asked).toHaveLength(1);
  });

  it("are not asked for the same too much, where answers are bounded for strangers", async () => {
    const first = endpoint(() => {
      throw new UpstreamFailure("too-large", 1, undefined);
    });
    const second = endpoint(() => 2);
    const cluster = rpcCluster([boundedEndpoint(first), second]);
    expect(await codeOf(cluster.result("getMultipleAccounts", []))).toBe("BODY_TOO_LARGE");
    expect(second.asked).toEqual([]);
  });

  it("do not shop around for another answer to a request that was refused", async () => {
    const refusing = endpoint(() => {
      throw new RpcError(-32602, "Invalid params", undefined);
    });
    const second = endpoint(() => 1);
    await expect(rpcCluster([refusing, second]).result("getSlot", [])).rejects.toThrow(
      "Invalid params",
    );
    expect(second.asked).toEqual([]);
  });

  it("step in for a node that has fallen behind", async () => {
    const behind = endpoint(() => {
      throw new RpcError(-32005, "Node is behind by 42 slots", undefined);
    });
    expect(await rpcCluster([behind, endpoint(() => 9)]).result("getSlot", [])).toBe(9);
  });

  it("are unavailable when none answers", async () => {
    expect(await codeOf(rpcCluster([endpoint(dead), endpoint(dead)]).result("getSlot", []))).toBe(
      "CHAIN_UNAVAILABLE",
    );
  });
});
