import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultSchema } from "./faults";
import { codeOf, TestApi } from "./test-api";

let api: TestApi;
beforeEach(async () => {
  api = new TestApi();
  await api.open();
});
afterEach(() => api.close());

describe("authentication", () => {
  it("lets a correctly signed call act", async () => {
    expect((await api.post()).status).toBe(201);
    expect((await api.post(api.signature({}))).status).toBe(201);
  });

  it.each([undefined, "", "key of a tes", "key of a test2"])(
    "refuses the key %j with 401",
    async (key) => {
      const answer = await api.post({ "X-API-Key": key });
      expect([answer.status, codeOf(answer), api.acted]).toEqual([401, "invalid_api_key", 0]);
    },
  );

  it.each([
    ["no signature", () => ({ "X-Signature": undefined })],
    ["no timestamp", () => ({ "X-Timestamp": undefined })],
    ["a signature by another secret", () => api.signature({ secret: "another" })],
    ["a signature over another path", () => api.signature({ path: "/v1/things/b" })],
    ["a signature over a path without /v1", () => api.signature({ path: "/things/a" })],
    ["a signature over another method", () => api.signature({ method: "PUT" })],
    ["a signature over another body", () => api.signature({ body: '{"n":2}' })],
    ["a signature over a re-spaced body", () => api.signature({ body: '{ "n": 1 }' })],
    ["a timestamp 301 s old", () => api.signature({ timestamp: Math.floor(api.now / 1000) - 301 })],
    [
      "a timestamp 301 s ahead",
      () => api.signature({ timestamp: Math.floor(api.now / 1000) + 301 }),
    ],
    ["a timestamp in milliseconds", () => api.signature({ timestamp: api.now })],
    [
      "a timestamp that was not signed",
      () => ({ ...api.signature({}), "X-Timestamp": String(Math.floor(api.now / 1000) - 1) }),
    ],
  ])("refuses %s with 403", async (_what, headers) => {
    const answer = await api.post(headers());
    expect([answer.status, api.acted]).toEqual([403, 0]);
  });

  it.each([-300, 300])("accepts a timestamp %i s from now", async (seconds) => {
    expect(
      (await api.post(api.signature({ timestamp: Math.floor(api.now / 1000) + seconds }))).status,
    ).toBe(201);
  });

  it("leaves the query out of the signed path", async () => {
    const answer = await api.call("/things/a?x=1", {
      method: "POST",
      body: { n: 1 },
      headers: api.signature({}),
    });
    expect(answer.status).toBe(201);
  });

  it("asks no signature of a call that is not sensitive", async () => {
    const answer = await api.call("/things/a", {
      headers: { "X-Signature": undefined, "X-Timestamp": undefined },
    });
    expect(answer.status).toBe(200);
  });
});

describe("idempotency", () => {
  const key = { "Idempotency-Key": "0b4c3a52-6f9e-4d33-8f0a-6a8d1d8c2f11" };

  it("answers a repeated key from the store without acting again", async () => {
    const [first, second] = [await api.post(key), await api.post(key)];
    expect(second.body).toEqual(first.body);
    expect([first.status, second.status, api.acted]).toEqual([201, 201, 1]);
  });

  it("refuses the same key with another body", async () => {
    await api.post(key);
    const answer = await api.post(key, { n: 2 });
    expect([answer.status, api.acted]).toEqual([422, 1]);
  });

  it("refuses a second call while the first is in flight, and lets it act once", async () => {
    api.hold();
    const first = api.post(key);
    await expect.poll(() => api.acted).toBe(1);
    expect((await api.post(key)).status).toBe(409);
    api.release();
    expect([(await first).status, api.acted]).toEqual([201, 1]);
  });

  it("forgets after 24 hours", async () => {
    await api.post(key);
    api.now += 24 * 60 * 60 * 1000 + 1;
    await api.post({ ...key, ...api.signature({}) });
    expect(api.acted).toBe(2);
  });

  it.each([undefined, "1", "0b4c3a52-6f9e-1d33-8f0a-6a8d1d8c2f11"])(
    "refuses the key %j: no UUID v4",
    async (bad) => {
      expect((await api.post({ "Idempotency-Key": bad })).status).toBe(400);
    },
  );
});

describe("rate limits", () => {
  it("counts down on every answer and refuses beyond, with the time to come back", async () => {
    const answers = [];
    for (let turn = 0; turn < 4; turn += 1) answers.push(await api.call("/things/a"));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get("x-ratelimit-remaining"))).toEqual([
      "2",
      "1",
      "0",
      "0",
    ]);
    const reset = Number(answers[3]?.headers.get("x-ratelimit-reset"));
    expect(reset - api.now / 1000).toBeGreaterThan(0);
    expect(Number(answers[3]?.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    api.now = reset * 1000;
    expect((await api.call("/things/a")).status).toBe(200);
  });

  it("begins a window anew that a wrong clock began minutes ahead", async () => {
    api.faults.set(faultSchema.parse({ kind: "clock-skew", seconds: 600 }));
    for (let turn = 0; turn < 4; turn += 1) await api.call("/things/a");
    api.faults.clear();
    const { status, headers } = await api.call("/things/a");
    const reset = Number(headers.get("x-ratelimit-reset"));
    expect([status, reset - api.now / 1000 <= 60]).toEqual([200, true]);
  });

  it("counts groups apart", async () => {
    for (let turn = 0; turn < 4; turn += 1) await api.call("/things/a");
    expect((await api.post()).status).toBe(201);
  });

  it("stands on refusals as well", async () => {
    expect((await api.call("/nowhere")).headers.get("x-ratelimit-limit")).not.toBeNull();
    expect(
      (await api.post({ "X-API-Key": "nobody's" })).headers.get("x-ratelimit-limit"),
    ).not.toBeNull();
  });
});
