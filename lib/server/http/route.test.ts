import { CodedError, problemSchema } from "@/lib/core/errors";
import { addressSchema } from "@/lib/core/solana";
import { buckets } from "@/lib/server/limits/buckets";
import { beforeEach, describe, expect, test, vi } from "vitest";
import * as z from "zod";
import { json } from "./answers";
import { PEER_HEADER } from "./client-address";
import { route } from "./route";

const APP = "https://countersign.example";
const WALLET = addressSchema.parse("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

const noContent = () => new Response(null, { status: 204 });

const currentSession = vi.hoisted(() => vi.fn());
vi.mock("@/lib/server/identity", () => ({ currentSession }));
vi.mock("@/lib/server/env", () => ({
  env: () => ({ appUrl: new URL(APP), trustedProxyHops: 0 }),
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));

beforeEach(() => {
  currentSession.mockReset();
  globalThis.countersignLimits = undefined;
});

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly path?: string;
}

const send = (handler: ReturnType<typeof route>, sent: Sent = {}, params: unknown = {}) =>
  handler(
    new Request(`${APP}${sent.path ?? "/api/x"}`, {
      method: sent.method ?? "POST",
      headers: {
        origin: APP,
        "content-type": "application/json",
        [PEER_HEADER]: "192.0.2.7",
        ...sent.headers,
      },
      ...(sent.method === "GET" ? {} : { body: sent.body ?? "{}" }),
      ...(sent.body instanceof ReadableStream ? { duplex: "half" } : {}),
    }),
    { params: Promise.resolve(params) },
  );

const problemOf = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.requestId).toBe(response.headers.get("x-request-id"));
  return problem;
};

const echo = route(
  { session: "none", limit: "read", body: z.strictObject({ name: z.string().max(5) }) },
  ({ body }) => json(201, body),
);

describe("what passes", () => {
  test("the body reaches the handler parsed; the answer has an id, its allowance, and is not cached", async () => {
    const answer = await send(echo, { body: JSON.stringify({ name: "Ada" }) });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ name: "Ada" });
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/u);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("ratelimit")).toBe(`"read";r=${buckets.read.perAddress - 1};t=60`);
    expect(answer.headers.get("ratelimit-policy")).toBe(`"read";q=${buckets.read.perAddress};w=60`);
  });

  test("the path reaches the handler parsed, with the address that is counted", async () => {
    const look = route(
      { session: "none", limit: "read", params: z.object({ id: z.uuid() }) },
      ({ params, address }) => json(200, { ...params, address }),
    );
    const id = "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";
    const answer = await send(look, { method: "GET", path: "/api/x" }, { id });
    expect(await answer.json()).toEqual({ id, address: "192.0.2.7" });
  });

  test("a session reaches the handler that requires one", async () => {
    currentSession.mockResolvedValue({ id: "s", wallet: WALLET });
    const mine = route({ session: "required", limit: "read" }, ({ session }) => json(200, session));
    expect(await (await send(mine)).json()).toEqual({ id: "s", wallet: WALLET });
  });
});

describe("another origin", () => {
  const handler = vi.fn(noContent);
  const act = route({ session: "none", limit: "read" }, handler);
  const sendFrom = (headers: Record<string, string>, method = "POST") =>
    act(new Request(`${APP}/api/x`, { method, headers }), { params: Promise.resolve({}) });
  beforeEach(() => handler.mockClear());

  test.each([
    ["another site", { origin: "https://evil.example" }],
    ["a subdomain", { origin: "https://evil.countersign.example" }],
    ["plain http", { origin: "http://countersign.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["another site that hides its origin", { "sec-fetch-site": "cross-site" }],
    ["a sibling that hides its origin", { "sec-fetch-site": "same-site" }],
    ["somebody with a cookie who names no origin", { cookie: "a=b" }],
    [
      "another site that claims to be the same",
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
    ],
  ])("a mutation from %s is refused before anything runs", async (_, headers) => {
    const answer = await sendFrom(headers);
    expect(await problemOf(answer)).toMatchObject({ status: 403, code: "ORIGIN_MISMATCH" });
    expect(handler).not.toHaveBeenCalled();
  });

  test.each([
    ["the app itself", { origin: APP, cookie: "a=b" }],
    ["the app, by its fetch metadata", { "sec-fetch-site": "same-origin", cookie: "a=b" }],
    ["a program without cookies", {}],
  ])("a mutation from %s passes", async (_, headers) => {
    expect((await sendFrom(headers)).status).toBe(204);
  });

  test("reading is not a mutation", async () => {
    expect((await sendFrom({ origin: "https://evil.example" }, "GET")).status).toBe(204);
  });
});

describe("a bad request", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""])(
    "of type %j is refused with 415",
    async (type) => {
      const answer = await send(echo, { headers: { "content-type": type }, body: '{"name":"a"}' });
      expect(await problemOf(answer)).toMatchObject({ status: 415, code: "CONTENT_TYPE" });
    },
  );

  test.each([
    ["no JSON", "{"],
    ["empty", ""],
    ["not UTF-8", Uint8Array.from([0x22, 0xff, 0x22])],
    ["with a NUL in a text", String.raw`{"name":"a\u0000"}`],
    ["with a NUL behind a backslash", String.raw`{"name":"\\\u0000"}`],
  ])("whose body is %s is refused with 400", async (_, body) => {
    expect(await problemOf(await send(echo, { body }))).toMatchObject({
      status: 400,
      code: "INPUT_INVALID",
    });
  });

  test("whose query holds a NUL is refused, for no text of the database can", async () => {
    const handler = vi.fn(noContent);
    const look = route({ session: "none", limit: "read" }, handler);
    const answer = await send(look, { method: "GET", path: "/api/x?search=%2Fe%00&limit=5" });
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: "INPUT_INVALID" });
    expect(handler).not.toHaveBeenCalled();
  });

  test("is not one that writes about NUL", async () => {
    const free = z.object({ name: z.string() });
    const note = route({ session: "none", limit: "read", body: free }, ({ body }) =>
      json(200, body),
    );
    const body = JSON.stringify({ name: String.raw`a\u0000` });
    expect(await (await send(note, { body })).json()).toEqual({ name: String.raw`a\u0000` });
  });

  test("a wallet's recovery phrase is refused before anything is said of the fields it stands in", async () => {
    const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    const answer = await send(echo, { body: JSON.stringify({ [phrase]: phrase }) });
    const problem = await problemOf(answer);
    expect(problem.code).toBe("WALLET_SECRET");
    expect(JSON.stringify(problem)).not.toContain("sausage");
  });

  test("that does not fit its schema is told where, and a surprise field is refused", async () => {
    const answer = await send(echo, { body: '{"name":"too long","admin":true}' });
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 400, code: "INPUT_INVALID" });
    expect(problem.issues?.map(({ path }) => path)).toEqual(["name", ""]);
  });

  test("that announces too much is refused with 413", async () => {
    const answer = await send(echo, { headers: { "content-length": "1000000" }, body: "{}" });
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: "BODY_TOO_LARGE" });
  });

  test("that announces nothing and never ends is cut off at the limit", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const answer = await send(echo, { body: endless });
    expect(await problemOf(answer)).toMatchObject({ status: 413, code: "BODY_TOO_LARGE" });
    expect(sent).toBeLessThan(32 * 1024);
  });

  test("whose body breaks off is the caller's doing, not ours", async () => {
    const body = new ReadableStream({
      pull: (controller) => {
        controller.error(new Error("aborted"));
      },
    });
    expect(await problemOf(await send(echo, { body }))).toMatchObject({ code: "INPUT_INVALID" });
  });

  test("whose path names nothing possible is 404, and does not say what would", async () => {
    const look = route(
      { session: "none", limit: "read", params: z.object({ id: z.uuid() }) },
      noContent,
    );
    const problem = await problemOf(await send(look, { method: "GET" }, { id: "../etc" }));
    expect(problem).toMatchObject({ status: 404, code: "NOT_FOUND" });
    expect(problem.issues).toBeUndefined();
  });

  test("without a session is 401 where one is required", async () => {
    currentSession.mockResolvedValue(null);
    const handler = vi.fn(noContent);
    const answer = await send(route({ session: "required", limit: "read" }, handler));
    expect(await problemOf(answer)).toMatchObject({ status: 401, code: "SESSION_REQUIRED" });
    expect(handler).not.toHaveBeenCalled();
  });
});

describe("limits", () => {
  const touch = route({ session: "none", limit: "challenge" }, noContent);

  test("over the limit is 429 with the time to come back; another address is not affected", async () => {
    for (let used = 0; used < buckets.challenge.perAddress; used += 1) {
      expect((await send(touch)).status).toBe(204);
    }
    const refused = await send(touch, { headers: { "x-forwarded-for": "203.0.113.9" } });
    expect(await problemOf(refused)).toMatchObject({ status: 429, code: "RATE_LIMITED" });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused.headers.get("ratelimit")).toMatch(/^"challenge";r=0;t=\d+$/u);
    expect((await send(touch, { headers: { [PEER_HEADER]: "192.0.2.8" } })).status).toBe(204);
  });

  test("a wallet has its own, whichever addresses it comes from", async () => {
    currentSession.mockResolvedValue({ id: "s", wallet: WALLET });
    const mine = route({ session: "required", limit: "purchase" }, noContent);
    for (let used = 0; used < buckets.purchase.perWallet; used += 1) {
      await send(mine, { headers: { [PEER_HEADER]: `192.0.2.${used}` } });
    }
    expect((await send(mine, { headers: { [PEER_HEADER]: "198.51.100.1" } })).status).toBe(429);
  });
});

describe("every answer", () => {
  test.each([
    ["a good one", '{"name":"Ada"}', 201],
    ["a refusal", "{", 400],
  ])(
    "%s carries the security headers and what is left of the allowance",
    async (_, body, status) => {
      const answer = await send(echo, { body });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-security-policy")).toBe(
        "default-src 'none'; frame-ancestors 'none'",
      );
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}$/u);
      expect(answer.headers.get("ratelimit")).toBe(`"read";r=${buckets.read.perAddress - 1};t=60`);
    },
  );
});

describe("what a handler throws", () => {
  const failing = (error: Error) =>
    send(route({ session: "none", limit: "read" }, () => Promise.reject(error)));

  test("as a coded error leaves with its code and sentence, without its message", async () => {
    const answer = await failing(new CodedError("LISTING_SOLD", "row 17 of table x"));
    const text = JSON.stringify(await problemOf(answer));
    expect(text).toContain("LISTING_SOLD");
    expect(text).not.toContain("row 17");
  });

  test("unexpectedly leaves as INTERNAL and tells nothing of the inside", async () => {
    const answer = await failing(new Error("password is hunter2"));
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 500, code: "INTERNAL" });
    expect(JSON.stringify(problem)).not.toContain("hunter2");
  });

  test.each([
    ["REALM_UNAVAILABLE", 503],
    ["RATE_LIMITED", 429],
  ] as const)("as %s says when to try again", async (code, status) => {
    const answer = await failing(new CodedError(code, "not now"));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("retry-after")).toBe("5");
  });
});
