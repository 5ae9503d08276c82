import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeOf, credential, TestApi } from "./test-api";

let api: TestApi;
beforeEach(async () => {
  api = new TestApi();
  await api.open();
});
afterEach(() => api.close());

describe("what is no good", () => {
  it.each([
    ["/nowhere", "GET", 404],
    ["/things/a", "PATCH", 405],
    ["/things/..%2f", "GET", 404],
  ])("%s %s is %i", async (path, method, status) => {
    expect((await api.call(path, { method })).status).toBe(status);
  });

  it("refuses bodies over 64 KiB, other types, and what is not JSON", async () => {
    expect((await api.post({}, { n: "x".repeat(70_000) })).status).toBe(413);
    expect((await api.post({ "Content-Type": "text/plain" })).status).toBe(415);
    const body = '{"n":';
    const broken = await fetch(`${api.base}/things/a`, {
      method: "POST",
      body,
      headers: {
        "X-API-Key": credential.apiKey,
        "Content-Type": "application/json",
        ...api.signature({ body }),
      },
    });
    expect(broken.status).toBe(400);
  });

  it("says nothing of a failure's inside", async () => {
    const answer = await api.call("/broken/a");
    expect([answer.status, codeOf(answer)]).toEqual([500, "internal_error"]);
    expect(JSON.stringify(answer.body)).not.toContain("a bug");
  });
});

describe("faults", () => {
  it("drop-before cuts the connection without acting, drop-after after acting", async () => {
    api.faults.set({ kind: "drop-before", millis: 0, status: 503, times: 1 });
    await expect(api.post()).rejects.toThrow();
    expect(api.acted).toBe(0);
    api.faults.set({ kind: "drop-after", millis: 0, status: 503, times: 1 });
    await expect(api.post()).rejects.toThrow();
    expect(api.acted).toBe(1);
    expect((await api.post()).status).toBe(201);
  });

  it("truncated promises more bytes than it sends", async () => {
    api.faults.set({ kind: "truncated", millis: 0, status: 503 });
    await expect(api.call("/things/a")).rejects.toThrow();
  });

  it("html answers 200 with a page", async () => {
    api.faults.set({ kind: "html", millis: 0, status: 503 });
    const response = await fetch(`${api.base}/things/a`, {
      headers: { "X-API-Key": credential.apiKey },
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
  });

  it("status and rate-limit refuse without acting, for as many calls as were asked", async () => {
    api.faults.set({ kind: "status", millis: 0, status: 502, times: 2 });
    expect([
      (await api.post()).status,
      (await api.post()).status,
      (await api.post()).status,
      api.acted,
    ]).toEqual([502, 502, 201, 1]);
    api.faults.set({ kind: "rate-limit", millis: 2000, status: 503, times: 1 });
    const limited = await api.post();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "2"]);
  });

  it("hit only what they match", async () => {
    api.faults.set({ kind: "down", millis: 0, status: 503, match: "things.make" });
    expect((await api.call("/things/a")).status).toBe(200);
    await expect(api.post()).rejects.toThrow();
    api.faults.clear();
    expect((await api.post()).status).toBe(201);
  });
});

it("survives a client that hangs up in the middle of its body", async () => {
  const { port } = new URL(api.base);
  await new Promise<void>((resolve) => {
    const half = request({
      port,
      method: "POST",
      path: "/v1/things/a",
      headers: { "content-length": "100", "x-api-key": credential.apiKey },
    });
    half.on("error", () => {
      resolve();
    });
    half.write('{"n":', () => half.destroy());
    half.on("close", () => {
      resolve();
    });
  });
  expect((await api.post()).status).toBe(201);
});
