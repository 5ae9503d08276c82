import { desc } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CallFilter } from "@/lib/core/operator/calls";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { openEmbedded } from "@/lib/server/db/embedded";
import { rateSamples } from "@/lib/server/db/schema/rate-samples";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { holdsSecret, learnSecrets } from "@/lib/server/log";
import type { EndedCall, UpstreamCall } from "@/lib/server/upstream";
import { against, closeAll, json, read } from "@/lib/server/upstream/testing/against";
import { callFigures, callsLately } from "./figures";
import { rateGauges } from "./gauges";
import { readCall } from "./read";
import { CallRecorder } from "./recorder";
import { callChoices, searchCalls } from "./search";
import { callsFor, currentSubject, subjectFields } from "./subject";
import { ended, MINUTE, NOON } from "./testing/ended";

const now = new Date(NOON + MINUTE);
const JOB = "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";

let open: OpenDatabase;
let database: Database;
beforeAll(async () => {
  open = await openTestDatabase();
  database = open.database;
}, 90_000);
afterAll(() => open.close());
beforeEach(async () => {
  await database.delete(realmCalls);
  await database.delete(rateSamples);
});
afterEach(closeAll);

const record = async (...calls: readonly EndedCall[]): Promise<void> => {
  const recorder = new CallRecorder();
  for (const call of calls) recorder.add(call, null, holdsSecret);
  await recorder.flush(database);
};

const found = async (query: Partial<OperatorQuery<CallFilter>>) =>
  (await searchCalls(database, { text: "", filter: null, cursor: null, ...query }, now)).lines;

const operations = async (query: Partial<OperatorQuery<CallFilter>>): Promise<readonly string[]> =>
  (await found(query)).map(({ operation }) => operation);

describe("what is kept of a call", () => {
  test("is its attempts, request id, REALM's id, duration, credential and rate limit, and what it was for", async () => {
    const headers = {
      "x-request-id": "req_of_realm",
      "x-ratelimit-limit": "100",
      "x-ratelimit-remaining": "7",
      "x-ratelimit-reset": "1763760060",
    };
    const { upstream, calls, seen } = await against((response, attempt) => {
      json(response, attempt === 1 ? 503 : 200, {}, headers);
    });
    const credential = { id: null, fingerprint: "0123456789ab" };
    const recorder = new CallRecorder();
    await callsFor(`job:${JOB}`, async () => {
      expect(subjectFields()).toEqual({ jobId: JOB });
      await upstream.call({
        ...read,
        limitGroup: "platform marketplace",
        authenticate: () => ({ headers: [], credential }),
      });
      for (const call of calls) recorder.add(call, currentSubject(), holdsSecret);
    });
    await recorder.flush(database);
    const [line] = await found({ text: JOB });
    const call = await readCall(database, line?.id ?? "");
    expect(call).toMatchObject({
      requestId: seen[0]?.headers["x-request-id"],
      ...{ operation: "read", status: 200, outcome: "answer", attempts: 2 },
      ...{ fingerprint: "0123456789ab", limitGroup: "marketplace", subject: `job:${JOB}` },
      upstreamRequestId: "req_of_realm",
      trail: [
        { status: 503, upstreamRequestId: "req_of_realm", fingerprint: "0123456789ab" },
        { status: 200, limit: { limit: 100, remaining: 7, resetAt: "2025-11-21T21:21:00.000Z" } },
      ],
    });
    expect(currentSubject()).toBeNull();
    expect(subjectFields()).toEqual({});
  });

  test("holds nothing of what was sent or answered: no path, query, header, body or error text", async () => {
    const canaries = ["path", "query", "header", "body", "answer", "key", "idem", "server"].map(
      (place) => `canary-${place}-4711`,
    );
    const [path, query, header, body, answer, key, idem, server] = canaries;
    const { upstream, calls } = await against((response, attempt) => {
      const headers = { "x-request-id": `not an id: ${server}`, "set-cookie": `${server}` };
      if (attempt === 3) response.destroy(new Error(server));
      else json(response, attempt === 1 ? 500 : 403, { error: { message: answer } }, headers);
    });
    const call: UpstreamCall = {
      operation: "write",
      method: "POST",
      path: `/things/${path}`,
      query: `q=${query}`,
      json: JSON.stringify({ prompt: body }),
      idempotencyKey: `${idem}`,
      limitGroup: "platform images",
      authenticate: () => ({
        headers: ["x-api-key", `${key}`, "x-more", `${header}`],
        credential: { id: null, fingerprint: "0123456789ab" },
      }),
    };
    await upstream.call(call);
    await upstream.call(call).catch(() => undefined);
    expect(calls.length).toBe(2);
    await record(...calls);
    const stored = JSON.stringify(
      [await database.select().from(realmCalls), await database.select().from(rateSamples)],
      (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value),
    );
    expect(stored).toContain("0123456789ab");
    for (const canary of canaries) expect(stored).not.toContain(canary);
    expect(stored).not.toContain("/things");
  });
});

test.each([
  ["our key", (key: string) => key],
  ["our key among other words", (key: string) => `req_${key}_1`],
  ["our key in hex", (key: string) => Buffer.from(key).toString("hex")],
])("an id of REALM's that holds %s is kept nowhere, and any other is", async (_, idOf) => {
  const key = `rk_test_${crypto.randomUUID()}`;
  learnSecrets(key);
  const { upstream, calls } = await against((response, attempt) => {
    json(response, attempt === 2 ? 200 : 503, {}, { "x-request-id": idOf(key) });
  });
  const other = await against((response) => {
    json(response, 200, {}, { "x-request-id": `req_${"4".repeat(36)}` });
  });
  await upstream.call(read);
  await other.upstream.call(read);
  await record(...calls, ...other.calls);
  const [kept, without] = await database.select().from(realmCalls).orderBy(desc(realmCalls.id));
  expect(kept?.upstreamRequestId).toBe(`req_${"4".repeat(36)}`);
  expect(without).toMatchObject({
    upstreamRequestId: null,
    trail: [
      { status: 503, upstreamRequestId: null },
      { status: 200, upstreamRequestId: null },
    ],
  });
});

test("the credential of a call is that of its last attempt that was made with one", async () => {
  const made = ended({ statuses: [503] });
  const refused = ended({ statuses: [null], outcome: "busy", fingerprint: null });
  await record({ ...refused, attempts: [...made.attempts, ...refused.attempts] }, refused);
  const [without, call] = await found({});
  expect(without).toMatchObject({ outcome: "busy", fingerprint: null });
  expect(call).toMatchObject({ outcome: "busy", attempts: 2, fingerprint: "aaaaaaaaaaaa" });
});

describe("recording", () => {
  test("drops and counts what there is no room for, and no call waits or fails for it", async () => {
    const recorder = new CallRecorder(120);
    for (let number = 0; number < 123; number += 1) recorder.add(ended(), null, holdsSecret);
    expect(recorder.state()).toEqual({ waiting: 120, dropped: 3 });
    await recorder.flush(database);
    expect(recorder.state()).toEqual({ waiting: 0, dropped: 3 });
    expect(await database.$count(realmCalls)).toBe(120);
  });

  test("keeps what could not be written, and writes it once when the database is back", async () => {
    const recorder = new CallRecorder();
    recorder.add(ended(), null, holdsSecret);
    const gone = await openEmbedded(await readyFolder());
    await gone.close();
    await expect(recorder.flush(gone.database)).rejects.toThrow();
    expect(recorder.state().waiting).toBe(1);
    await recorder.flush(database);
    await recorder.flush(database);
    expect(await database.$count(realmCalls)).toBe(1);
    const samples = await database.select().from(rateSamples);
    expect(samples).toMatchObject([{ attempts: 1, remaining: 90 }]);
  });
});

describe("searching", () => {
  test("narrows to how a call ended, each under one name", async () => {
    await record(
      ended({ operation: "ok" }),
      ended({ operation: "key", statuses: [401] }),
      ended({ operation: "sign", statuses: [403] }),
      ended({ operation: "busy", statuses: [429, 429] }),
      ended({ operation: "held", statuses: [null], outcome: "limited" }),
      ended({ operation: "gone", statuses: [404] }),
      ended({ operation: "broken", statuses: [503] }),
      ended({ operation: "late", statuses: [null] }),
      ended({ operation: "odd", statuses: [200], outcome: "content-type" }),
    );
    const of = async (filter: CallFilter) => (await operations({ filter })).toSorted();
    expect(await of("answered")).toEqual(["ok"]);
    expect(await of("refused")).toEqual(["key", "sign"]);
    expect(await of("limited")).toEqual(["busy", "held"]);
    expect(await of("rejected")).toEqual(["gone"]);
    expect(await of("failing")).toEqual(["broken"]);
    expect(await of("unanswered")).toEqual(["late", "odd"]);
    expect(await of("repeated")).toEqual(["busy"]);
    const figures = await callFigures(database, new Date(NOON));
    expect(figures).toMatchObject({
      calls: 9,
      failed: 3,
      unauthorized: 1,
      forbidden: 1,
      limited: 2,
    });
    expect((await callsLately(database, now)).steps.at(-1)).toMatchObject({ calls: 9, failed: 3 });
  });

  test("finds by request id whole or in part, by REALM's id, operation, credential and span", async () => {
    const old = ended({ operation: "trainModel", at: NOON - 3 * 60 * MINUTE });
    const other = ended({ operation: "getProfile", fingerprint: "bbbbbbbbbbbb" });
    await record(old, other);
    const id = other.attempts[0]?.line.requestId ?? "";
    expect(await operations({ text: id })).toEqual(["getProfile"]);
    expect(await operations({ text: id.slice(3, 20) })).toEqual(["getProfile"]);
    expect(await operations({ text: "REQ_0" })).toEqual(["getProfile", "trainModel"]);
    expect(await operations({ more: { credential: "bbbbbbbbbbbb" } })).toEqual(["getProfile"]);
    expect(await operations({ more: { operation: "trainModel" } })).toEqual(["trainModel"]);
    expect(await operations({ more: { within: "1h" } })).toEqual(["getProfile"]);
    expect(await operations({ more: { within: "1e9h" } })).toHaveLength(2);
    expect(await operations({ text: "100%" })).toEqual([]);
    expect(await callChoices(database, now)).toEqual({
      operations: ["getProfile", "trainModel"],
      credentials: ["aaaaaaaaaaaa", "bbbbbbbbbbbb"],
    });
  });

  test("turns pages without losing or repeating a call that is there, whatever comes meanwhile", async () => {
    await record(...Array.from({ length: 60 }, () => ended()));
    const first = await searchCalls(database, { text: "", filter: null, cursor: null }, now);
    await record(ended({ operation: "later" }));
    const second = await searchCalls(
      database,
      { text: "", filter: null, cursor: first.older },
      now,
    );
    const ids = [...first.lines, ...second.lines].map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
    expect(second.older).toBeNull();
    expect(await operations({ cursor: "no place" })).toContain("later");
  });

  test.each(["0", "-1", "x", "9".repeat(18)])("of the id %s there is no call", async (id) => {
    await expect(readCall(database, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("rate limits", () => {
  test("are kept by key, group and minute: the least that was left, of all instances together", async () => {
    const at = NOON;
    await record(ended({ remaining: 50, at }), ended({ remaining: 12, at, statuses: [429] }));
    await record(ended({ remaining: 30, at }), ended({ group: "images", remaining: 99, at }));
    await record(ended({ fingerprint: "bbbbbbbbbbbb", remaining: 3, resetAt: NOON - 1, at }));
    const gauges = await rateGauges(database, "1h", now);
    expect(gauges).toMatchObject([
      // Its window is over: whole again, but the history remembers.
      { fingerprint: "bbbbbbbbbbbb", remaining: 100, resetAt: null, history: [{ left: 3 }] },
      {
        ...{ fingerprint: "aaaaaaaaaaaa", group: "marketplace", limit: 100, remaining: 12 },
        resetAt: new Date(NOON + 10 * MINUTE).toISOString(),
        history: [{ at: new Date(NOON).toISOString(), left: 12, attempts: 3, refused: 1 }],
      },
      { group: "images", remaining: 99 },
    ]);
  });
});
