import { request } from "node:http";
import { mkdtempSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { requestSignature } from "@/lib/core/realm";
import { openStore, type Store } from "../state/store";
import { callRealm, type TestAnswer, type TestCall } from "../test-support";
import { Faults } from "./faults";
import { DEFAULT_LIMITS } from "./rate-limit";
import type { Route } from "./route";
import { createApiServer } from "./serve";

const credential = { apiKey: "key of a test", apiSecret: "secret of a test", userId: "usr_test" };
let acted = 0;
let release: (() => void) | null = null;
let holding = false;
let store: Store;
let faults: Faults;
let base: string;
let stop: () => Promise<void>;
let now: number;

const act: Route = {
  method: "POST",
  path: "/things/:id",
  operation: "things.make",
  group: "market-write",
  signed: true,
  idempotent: true,
  handle: async ({ params, body }) => {
    acted += 1;
    if (holding) {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    return { status: 201, body: { id: params["id"], body, acted } };
  },
};
const look: Route = {
  method: "GET",
  path: "/things/:id",
  operation: "things.get",
  group: "user",
  signed: false,
  idempotent: false,
  handle: ({ params }) => ({ status: 200, body: { id: params["id"] } }),
};
const fail: Route = {
  ...look,
  path: "/broken/:id",
  handle: () => Promise.reject(new Error("a bug")),
};

beforeEach(async () => {
  [acted, holding, now] = [0, false, Date.now()];
  store = openStore(mkdtempSync(join(tmpdir(), "countersign-api-")), now);
  store.users.put("usr_test", {
    userId: "usr_test",
    username: "test",
    email: "test@example.com",
    createdAt: new Date(now).toISOString(),
    solanaWalletAddress: null,
  });
  faults = new Faults();
  const server = createApiServer({
    routes: [act, look, fail],
    credentials: [credential],
    users: store.users,
    answers: store.answers,
    faults,
    limits: { ...DEFAULT_LIMITS, user: 3 },
    clock: () => now,
    count: () => undefined,
    files: () => false,
    log: () => undefined,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = z.object({ port: z.number() }).parse(server.address()) satisfies Pick<
    AddressInfo,
    "port"
  >;
  base = `http://127.0.0.1:${bound.port}/v1`;
  stop = () =>
    new Promise((resolve) => {
      server.close(() => {
        store.close();
        resolve();
      });
      server.closeAllConnections();
    });
});
afterEach(() => stop());

const call = (path: string, more: Omit<TestCall, "credential"> = {}): Promise<TestAnswer> =>
  callRealm(base, path, { credential, ...more });
const post = (headers: TestCall["headers"] = {}, body: unknown = { n: 1 }): Promise<TestAnswer> =>
  call("/things/a", { method: "POST", body, headers });
const code = ({ body }: TestAnswer): string =>
  z.object({ error: z.object({ code: z.string(), requestId: z.string() }) }).parse(body).error.code;

const signature = (parts: {
  method?: string;
  path?: string;
  timestamp?: number;
  body?: string;
  secret?: string;
}) => {
  const timestamp = String(parts.timestamp ?? Math.floor(now / 1000));
  return {
    "X-Timestamp": timestamp,
    "X-Signature": requestSignature(parts.secret ?? credential.apiSecret, {
      method: parts.method ?? "POST",
      path: parts.path ?? "/v1/things/a",
      timestamp,
      body: new TextEncoder().encode(parts.body ?? JSON.stringify({ n: 1 })),
    }),
  };
};

describe("authentication", () => {
  it("lets a correctly signed call act", async () => {
    expect((await post()).status).toBe(201);
    expect((await post(signature({}))).status).toBe(201);
  });

  it.each([undefined, "", "key of a tes", "key of a test2"])(
    "refuses the key %j with 401",
    async (key) => {
      const answer = await post({ "X-API-Key": key });
      expect([answer.status, code(answer), acted]).toEqual([401, "invalid_api_key", 0]);
    },
  );

  it.each([
    ["no signature", () => ({ "X-Signature": undefined })],
    ["no timestamp", () => ({ "X-Timestamp": undefined })],
    ["a signature by another secret", () => signature({ secret: "another" })],
    ["a signature over another path", () => signature({ path: "/v1/things/b" })],
    ["a signature over a path without /v1", () => signature({ path: "/things/a" })],
    ["a signature over another method", () => signature({ method: "PUT" })],
    ["a signature over another body", () => signature({ body: '{"n":2}' })],
    ["a signature over a re-spaced body", () => signature({ body: '{ "n": 1 }' })],
    ["a timestamp 301 s old", () => signature({ timestamp: Math.floor(now / 1000) - 301 })],
    ["a timestamp 301 s ahead", () => signature({ timestamp: Math.floor(now / 1000) + 301 })],
    ["a timestamp in milliseconds", () => signature({ timestamp: now })],
    [
      "a timestamp that was not signed",
      () => ({ ...signature({}), "X-Timestamp": String(Math.floor(now / 1000) - 1) }),
    ],
  ])("refuses %s with 403", async (_what, headers) => {
    const answer = await post(headers());
    expect([answer.status, acted]).toEqual([403, 0]);
  });

  it.each([-300, 300])("accepts a timestamp %i s from now", async (seconds) => {
    expect((await post(signature({ timestamp: Math.floor(now / 1000) + seconds }))).status).toBe(
      201,
    );
  });

  it("leaves the query out of the signed path", async () => {
    const answer = await call("/things/a?x=1", {
      method: "POST",
      body: { n: 1 },
      headers: signature({}),
    });
    expect(answer.status).toBe(201);
  });

  it("asks no signature of a call that is not sensitive", async () => {
    const answer = await call("/things/a", {
      headers: { "X-Signature": undefined, "X-Timestamp": undefined },
    });
    expect(answer.status).toBe(200);
  });
});

describe("idempotency", () => {
  const key = { "Idempotency-Key": "0b4c3a52-6f9e-4d33-8f0a-6a8d1d8c2f11" };

  it("answers a repeated key from the store without acting again", async () => {
    const [first, second] = [await post(key), await post(key)];
    expect(second.body).toEqual(first.body);
    expect([first.status, second.status, acted]).toEqual([201, 201, 1]);
  });

  it("refuses the same key with another body", async () => {
    await post(key);
    const answer = await post(key, { n: 2 });
    expect([answer.status, acted]).toEqual([422, 1]);
  });

  it("refuses a second call while the first is in flight, and lets it act once", async () => {
    holding = true;
    const first = post(key);
    await expect.poll(() => release).not.toBeNull();
    expect((await post(key)).status).toBe(409);
    release?.();
    expect([(await first).status, acted]).toEqual([201, 1]);
  });

  it("forgets after 24 hours", async () => {
    await post(key);
    now += 24 * 60 * 60 * 1000 + 1;
    await post({ ...key, ...signature({}) });
    expect(acted).toBe(2);
  });

  it.each([undefined, "1", "0b4c3a52-6f9e-1d33-8f0a-6a8d1d8c2f11"])(
    "refuses the key %j: no UUID v4",
    async (bad) => {
      expect((await post({ "Idempotency-Key": bad })).status).toBe(400);
    },
  );
});

describe("rate limits", () => {
  it("counts down on every answer and refuses beyond, with the time to come back", async () => {
    const answers = [];
    for (let turn = 0; turn < 4; turn += 1) answers.push(await call("/things/a"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual([
      "2",
      "1",
      "0",
      "0",
    ]);
    const reset = Number(answers[3]?.headers.get("x-ratelimit-reset"));
    expect(reset - now / 1000).toBeGreaterThan(0);
    expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    now = reset * 1000;
    expect((await call("/things/a")).status).toBe(200);
  });

  it("counts groups apart", async () => {
    for (let turn = 0; turn < 4; turn += 1) await call("/things/a");
    expect((await post()).status).toBe(201);
  });

  it("stands on refusals as well", async () => {
    expect((await call("/nowhere")).headers.get("x-ratelimit-limit")).not.toBeNull();
    expect(
      (await post({ "X-API-Key": "nobody's" })).headers.get("x-ratelimit-limit"),
    ).not.toBeNull();
  });
});

describe("what is no good", () => {
  it.each([
    ["/nowhere", "GET", 404],
    ["/things/a", "PATCH", 405],
    ["/things/..%2f", "GET", 404],
  ])("%s %s is %i", async (path, method, status) => {
    expect((await call(path, { method })).status).toBe(status);
  });

  it("refuses bodies over 64 KiB, other types, and what is not JSON", async () => {
    expect((await post({}, { n: "x".repeat(70_000) })).status).toBe(413);
    expect((await post({ "Content-Type": "text/plain" })).status).toBe(415);
    const body = '{"n":';
    const broken = await fetch(`${base}/things/a`, {
      method: "POST",
      body,
      headers: {
        "X-API-Key": credential.apiKey,
        "Content-Type": "application/json",
        ...signature({ body }),
      },
    });
    expect(broken.status).toBe(400);
  });

  it("says nothing of a failure's inside", async () => {
    const answer = await call("/broken/a");
    expect([answer.status, code(answer)]).toEqual([500, "internal_error"]);
    expect(JSON.stringify(answer.body)).not.toContain("a bug");
  });
});

describe("faults", () => {
  it("drop-before cuts the connection without acting, drop-after after acting", async () => {
    faults.set({ kind: "drop-before", millis: 0, status: 503, times: 1 });
    await expect(post()).rejects.toThrow();
    expect(acted).toBe(0);
    faults.set({ kind: "drop-after", millis: 0, status: 503, times: 1 });
    await expect(post()).rejects.toThrow();
    expect(acted).toBe(1);
    expect((await post()).status).toBe(201);
  });

  it("truncated promises more bytes than it sends", async () => {
    faults.set({ kind: "truncated", millis: 0, status: 503 });
    await expect(call("/things/a")).rejects.toThrow();
  });

  it("html answers 200 with a page", async () => {
    faults.set({ kind: "html", millis: 0, status: 503 });
    const response = await fetch(`${base}/things/a`, {
      headers: { "X-API-Key": credential.apiKey },
    });
    expect([response.status, response.headers.get("content-type")]).toEqual([
      200,
      "text/html; charset=utf-8",
    ]);
  });

  it("status and rate-limit refuse without acting, for as many calls as were asked", async () => {
    faults.set({ kind: "status", millis: 0, status: 502, times: 2 });
    expect([(await post()).status, (await post()).status, (await post()).status, acted]).toEqual([
      502, 502, 201, 1,
    ]);
    faults.set({ kind: "rate-limit", millis: 2000, status: 503, times: 1 });
    const limited = await post();
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "2"]);
  });

  it("hit only what they match", async () => {
    faults.set({ kind: "down", millis: 0, status: 503, match: "things.make" });
    expect((await call("/things/a")).status).toBe(200);
    await expect(post()).rejects.toThrow();
    faults.clear();
    expect((await post()).status).toBe(201);
  });
});

it("survives a client that hangs up in the middle of its body", async () => {
  const { port } = new URL(base);
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
  expect((await post()).status).toBe(201);
});
