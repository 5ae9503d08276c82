import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LocalCluster } from "..";
import { call, post, testCluster } from "../test-support";

let cluster: LocalCluster;
beforeAll(async () => {
  cluster = await testCluster();
});
afterAll(() => cluster.close());

const SYSTEM = "11111111111111111111111111111111";

describe("JSON-RPC over HTTP", () => {
  it.each([
    ["no JSON", "{", -32700, "Parse error"],
    ["no method", '{"jsonrpc":"2.0","id":1}', -32600, "Invalid request"],
    ["an empty batch", "[]", -32600, "Invalid request"],
    [
      "a method there is not",
      '{"jsonrpc":"2.0","id":1,"method":"getLunch"}',
      -32601,
      "Method not found",
    ],
  ])("answers %s as JSON-RPC says", async (_, body, code, message) => {
    expect((await post(cluster, body)).body).toMatchObject({ error: { code, message } });
  });

  it("answers a batch in order, each on its own, without its notifications", async () => {
    const batch = [
      { jsonrpc: "2.0", id: "a", method: "getHealth" },
      { jsonrpc: "2.0", method: "getHealth" },
      { jsonrpc: "2.0", id: 7, method: "getBalance", params: ["no"] },
    ];
    const { body } = await post(cluster, JSON.stringify(batch));
    expect(body).toMatchObject([
      { id: "a", result: "ok" },
      { id: 7, error: { code: -32602, message: "Invalid param: WrongSize" } },
    ]);
  });

  it.each([
    [["0OIl"], "Invalid param: Invalid"],
    [[SYSTEM.slice(1)], "Invalid param: WrongSize"],
    [["1".repeat(40_000)], "Invalid param: WrongSize"],
  ])("words a wrong address", async (params, message) => {
    expect(await call(cluster, "getBalance", ...params)).toMatchObject({
      error: { code: -32602, message },
    });
  });

  it("refuses missing, surplus and mistyped parameters", async () => {
    for (const params of [[], [SYSTEM, {}, 1], [7], [SYSTEM, { minContextSlot: "x" }]]) {
      expect(await call(cluster, "getBalance", ...params)).toMatchObject({
        error: { code: -32602 },
      });
    }
  });

  it("says when it has not reached the slot asked for", async () => {
    const config = { minContextSlot: 9_000_000_000 };
    expect(await call(cluster, "getSlot", config)).toMatchObject({ error: { code: -32016 } });
  });

  it("lets any origin in", async () => {
    const preflight = await fetch(cluster.rpcUrl, {
      method: "OPTIONS",
      headers: {
        origin: "http://127.0.0.1:3000",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type,solana-client",
      },
    });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "content-type,solana-client",
    );
    const { headers } = await post(cluster, '{"jsonrpc":"2.0","id":1,"method":"getHealth"}');
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("refuses long bodies, other methods and other content types", async () => {
    expect((await post(cluster, " ".repeat(60_000))).status).toBe(413);
    expect((await fetch(cluster.rpcUrl)).status).toBe(405);
    expect((await post(cluster, "{}", { "content-type": "text/plain" })).status).toBe(415);
    expect(await (await fetch(`${cluster.rpcUrl}/health`)).text()).toBe("ok");
  });

  it("keeps every digit of a 64-bit amount", async () => {
    const response = await fetch(cluster.rpcUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "getSupply" }),
    });
    expect(await response.text()).toContain('"total":500000000000000000');
  });
});
