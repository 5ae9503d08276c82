import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultSchema } from "./faults";
import { codeOf, credential, TestApi } from "./test-api";

let api: TestApi;
const inject = (fault: unknown): void => {
  api.faults.set(faultSchema.parse(fault));
};
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
    inject({ kind: "drop-before", times: 1 });
    await expect(api.post()).rejects.toThrow();
    expect(api.acted).toBe(0);
    inject({ kind: "drop-after", times: 1 });
    await expect(api.post()).rejects.toThrow();
    expect(api.acted).toBe(1);
    expect((await api.post()).status).toBe(201);
  });

  it("truncated promises more bytes than it sends", async () => {
    inject({ kind: "truncated" });
    await expect(api.call("/things/a")).rejects.toThrow();
  });

  it("html answers 200 with a page", async () => {
    inject({ kind: "html" });
    const response = await fetch(`${api.base}/things/a`, {
      headers: { "X-API-Key": credential.apiKey },
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
  });

  it("status and rate-limit refuse without acting, for as many calls as were asked", async () => {
    inject({ kind: "status", status: 502, times: 2 });
    expect([
      (await api.post()).status,
      (await api.post()).status,
      (await api.post()).status,
      api.acted,
    ]).toEqual([502, 502, 201, 1]);
    inject({ kind: "rate-limit", millis: 2000, times: 1 });
    const limited = await api.post();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "2"]);
  });

  it("hit only what they match", async () => {
    inject({ kind: "down", match: "things.make" });
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
