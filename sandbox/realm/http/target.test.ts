import { request, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { faultSchema } from "./faults";
import { credential, TestApi } from "./test-api";

let api: TestApi;
beforeEach(async () => {
  api = new TestApi();
  await api.open();
});
afterEach(() => api.close());

interface Seen {
  readonly status: number | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

/** Sends a target as it is: `fetch` would resolve what stands in it. */
const send = async (
  path: string,
  method = "GET",
  headers: Readonly<Record<string, string>> = {},
  body = "",
): Promise<Seen> => {
  const { hostname, port } = new URL(api.base);
  const sent = { "X-API-Key": credential.apiKey, "content-type": "application/json", ...headers };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ hostname, port, method, path, headers: sent }, resolve).on("error", reject).end(body);
  });
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
};
const codeIn = ({ body }: Seen): string =>
  z.object({ error: z.object({ code: z.string() }) }).parse(JSON.parse(body)).error.code;
const limitsIn = ({ headers }: Seen): readonly unknown[] =>
  ["limit", "remaining", "reset"].map((name) => headers[`x-ratelimit-${name}`]);
const numbers = [/^\d+$/u, /^\d+$/u, /^\d+$/u].map((digits): unknown =>
  expect.stringMatching(digits),
);

describe("what is asked for", () => {
  it.each([
    "/v1/things/b/../a",
    "/v1/things/./a",
    "/v1/things/%2e%2e/things/a",
    "/v1/nowhere/%2E%2e/things/a",
    "/nowhere/../v1/things/a",
    "/v1/things/..",
    "//v1/things/a",
    "/v1/things/a/",
  ])("%s is not resolved to a path that is: 404", async (path) => {
    const answer = await send(path);
    expect([answer.status, codeIn(answer)]).toEqual([404, "not_found"]);
    const signed = api.signature({ path });
    const key = { "Idempotency-Key": "0b4c3a52-6f9e-4d33-8f0a-6a8d1d8c2f11" };
    expect((await send(path, "POST", { ...signed, ...key }, '{"n":1}')).status).toBe(404);
    expect(api.acted).toBe(0);
  });

  it.each(["//[", "/v1/things/[a]", "/v1/things/%", "/v1/things/%zz", "*"])(
    "%s is no path: 400, whoever asks",
    async (path) => {
      for (const key of [credential.apiKey, "nobody's"]) {
        const answer = await send(path, "GET", { "X-API-Key": key });
        expect([answer.status, codeIn(answer)]).toEqual([400, "malformed_target"]);
        expect(limitsIn(answer)).toEqual(numbers);
      }
    },
  );

  it("may come as a whole URL, and with any query", async () => {
    expect((await send(`${api.base}/things/a?x=[`)).status).toBe(200);
    expect((await send("/v1/things/a?/../b??%")).status).toBe(200);
    expect((await send(new URL(api.base).origin)).status).toBe(404);
  });

  it("is told which methods there are where it has not the one that was used", async () => {
    const answer = await send("/v1/things/a", "PATCH");
    expect([answer.status, answer.headers.allow]).toEqual([405, "POST, GET"]);
  });
});

describe("an answer that a fault gives in REALM's place", () => {
  it.each([500, 503, 429])("tells the rate limit all the same: %i", async (status) => {
    api.faults.set(faultSchema.parse({ kind: "status", status, times: 1 }));
    const [refused, next] = [await send("/v1/things/a"), await send("/v1/things/a")];
    expect([refused.status, limitsIn(refused)]).toEqual([status, numbers]);
    // It was a call, and counted as one; the next is counted once.
    expect([refused, next].map((one) => one.headers["x-ratelimit-remaining"])).toEqual(["2", "1"]);
  });

  it("of a rate limit tells the one that was ordered", async () => {
    api.faults.set(faultSchema.parse({ kind: "rate-limit", times: 1 }));
    expect(limitsIn(await send("/v1/things/a")).slice(0, 2)).toEqual(["1", "0"]);
  });
});
