import { rm } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/lib/core/errors";
import { signWebhook } from "@/lib/core/realm/testing/sign-webhook";
import { openEmbedded } from "@/lib/server/db/embedded";
import { readyFolder } from "@/lib/server/db/testing/ready-folder";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { parseAllowlist } from "@/lib/server/http/allowlist";
import { PEER_HEADER } from "@/lib/server/http/client-address";
import { consume } from "@/lib/server/limits";
import { buckets } from "@/lib/server/limits/buckets";
import {
  eventBody,
  openTestInbox,
  SECRET,
  type TestInbox,
} from "@/lib/server/webhooks/testing/inbox";
import { POST } from "./route";

const APP = "https://countersign.example";
const REALM = "192.0.2.7";

const { env, database } = vi.hoisted(() => ({ env: vi.fn(), database: vi.fn() }));
vi.mock("@/lib/server/env", () => ({
  env,
  knownSecrets: () => [],
  logLevelOfProcess: () => "silent",
}));
vi.mock("@/lib/server/db", () => ({ database }));
vi.mock("@/lib/server/identity", () => ({ currentSession: () => Promise.resolve(null) }));

let inbox: TestInbox;
beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());

const configure = (webhookAllowlist: readonly string[] = [], trustedProxyHops = 0): void => {
  env.mockReturnValue({
    appUrl: new URL(APP),
    trustedProxyHops,
    realm: { webhookSecrets: [SECRET] },
    webhookAllowlist: parseAllowlist(webhookAllowlist),
  });
};

beforeEach(async () => {
  await inbox.clear();
  globalThis.countersignLimits = undefined;
  configure();
  database.mockReset().mockResolvedValue(inbox.database);
});

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly stream?: ReadableStream;
  /** Without a signature but the one in `headers`. */
  readonly unsigned?: boolean;
}

const sold = eventBody("evt_1", "listing.sold", { listingId: "list_1" });

const post = ({ body = sold, headers = {}, stream, unsigned }: Sent = {}): Promise<Response> =>
  POST(
    new Request(`${APP}/api/webhooks/realm`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        [PEER_HEADER]: REALM,
        ...(unsigned === true
          ? {}
          : signWebhook("body", SECRET, { body, timestamp: 0, id: "msg_1" })),
        ...headers,
      },
      body: stream ?? body,
      ...(stream ? { duplex: "half" } : {}),
    }),
    { params: Promise.resolve({}) },
  );

const codeOf = async (answer: Response): Promise<string> => {
  const problem = problemSchema.parse(await answer.json());
  expect(problem.status).toBe(answer.status);
  return problem.code;
};

describe("a webhook at the door", () => {
  it("is answered 200 once it is stored, and again when it comes again", async () => {
    const first = await post();
    expect([first.status, await first.json()]).toEqual([200, { outcome: "stored" }]);
    const again = await post();
    expect([again.status, await again.json()]).toEqual([200, { outcome: "duplicate" }]);
    expect(await inbox.rows()).toHaveLength(1);
  });

  it("needs no cookie and no origin of ours: the signature speaks", async () => {
    const headers = {
      origin: "https://api.realm.ai",
      cookie: "a=b",
      "sec-fetch-site": "cross-site",
    };
    expect((await post({ headers })).status).toBe(200);
  });

  it.each(["timestamp", "standard"] as const)(
    "signed as %s and replayed within its five minutes is a duplicate without effect",
    async (scheme) => {
      const timestamp = Math.floor(Date.now() / 1000) - 200;
      const headers = signWebhook(scheme, SECRET, { body: sold, timestamp, id: "msg_1" });
      const replay = () => post({ headers, unsigned: true });
      expect(await (await replay()).json()).toEqual({ outcome: "stored" });
      const before = await inbox.rows();
      const again = await replay();
      expect([again.status, await again.json()]).toEqual([200, { outcome: "duplicate" }]);
      expect(await inbox.rows()).toEqual(before);
    },
  );

  it("is 401 with a wrong signature or none", async () => {
    const wrong = await post({ headers: { "x-webhook-signature": "0".repeat(64) } });
    expect([wrong.status, await codeOf(wrong)]).toEqual([401, "WEBHOOK_SIGNATURE"]);
    expect(await inbox.rows()).toEqual([]);
  });

  it("is 503 with a time to come back when the database is away, and 200 when it is here again", async () => {
    database.mockRejectedValue(new Error("connection refused"));
    const answer = await post();
    expect([answer.status, await codeOf(answer)]).toEqual([503, "STORE_UNAVAILABLE"]);
    database.mockResolvedValue(inbox.database);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await post()).status).toBe(200);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded"])("is 415 as %s", async (type) => {
    const answer = await post({ headers: { "content-type": type } });
    expect([answer.status, await codeOf(answer)]).toEqual([415, "CONTENT_TYPE"]);
  });

  it("of 64 kB is taken, and is 413 a byte above, rightly signed or not", async () => {
    const empty = eventBody("evt_2", "job.completed", { results: "" }).length;
    const sized = (size: number) =>
      eventBody("evt_2", "job.completed", { results: "x".repeat(size - empty) });
    const tooLarge = await post({ body: sized(64 * 1024 + 1) });
    expect([tooLarge.status, await codeOf(tooLarge)]).toEqual([413, "BODY_TOO_LARGE"]);
    expect((await post({ body: sized(64 * 1024) })).status).toBe(200);
  });

  it("whose body comes drop by drop is 408 after five seconds", async () => {
    vi.useFakeTimers();
    try {
      const stream = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode("{"));
        },
      });
      const answer = post({ stream });
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await codeOf(await answer)).toBe("BODY_TOO_SLOW");
    } finally {
      vi.useRealTimers();
    }
    expect(await inbox.rows()).toEqual([]);
  });
});

it("of which too many come from one address is 429 with a time to come back; others are heard", async () => {
  const headers = { "x-webhook-signature": "0".repeat(64) };
  for (let sent = 0; sent < buckets.webhook.perAddress; sent += 1)
    await consume("webhook", { address: REALM });
  const refused = await post();
  expect([refused.status, await codeOf(refused)]).toEqual([429, "RATE_LIMITED"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await inbox.rows()).toEqual([]);
  expect((await post({ headers: { ...headers, [PEER_HEADER]: "192.0.2.8" } })).status).toBe(401);
});

it("is never 2xx for what is not stored: a database that closes in the midst of a burst", async () => {
  const folder = await readyFolder();
  const dying = await openEmbedded(folder);
  database.mockResolvedValue(dying.database);
  let answered = 0;
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const body = eventBody(`evt_${index}`, "listing.sold", { listingId: "list_1" });
      const { status } = await post({ body });
      answered += 1;
      if (answered === 1) await dying.close();
      return { eventId: `evt_${index}`, status };
    }),
  );
  const acknowledged = statuses.filter(({ status }) => status === 200);
  const refused = statuses.filter(({ status }) => status === 503);
  expect(acknowledged.length + refused.length).toBe(200);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(refused.length).toBeGreaterThan(0);
  const after = await openEmbedded(folder);
  const rows = await after.database.select().from(webhookEvents);
  const kept = new Set(rows.map(({ eventId }) => eventId));
  expect(acknowledged.filter(({ eventId }) => !kept.has(eventId))).toEqual([]);
  await after.close();
  await rm(folder, { recursive: true });
});

describe("with an allowlist", () => {
  const from = (peer: string, forwarded?: string) =>
    post({
      headers: {
        [PEER_HEADER]: peer,
        ...(forwarded === undefined ? {} : { "x-forwarded-for": forwarded }),
      },
    });

  it.each([
    ["an address of a network on it", "192.0.2.200", undefined, 0, 200],
    ["an IPv6 address on it", "2001:db8::1", undefined, 0, 200],
    ["an IPv4 address in IPv6 clothes", "::ffff:192.0.2.200", undefined, 0, 200],
    ["another address", "198.51.100.1", undefined, 0, 403],
    ["a neighbour in the same /64", "2001:db8::2", undefined, 0, 403],
    ["another that claims to be one of them", "198.51.100.1", "192.0.2.200", 0, 403],
    ["one of them behind our proxy", "10.0.0.1", "192.0.2.200", 1, 200],
    ["another behind our proxy, whatever it wrote", "10.0.0.1", "192.0.2.200, 203.0.113.9", 1, 403],
  ])("%s", async (_, peer, forwarded, hops, status) => {
    configure(["192.0.2.0/24", "2001:db8::1"], hops);
    const answer = await from(peer, forwarded);
    expect(answer.status).toBe(status);
    if (status === 403) expect(await codeOf(answer)).toBe("ADDRESS_REFUSED");
    expect(await inbox.rows()).toHaveLength(status === 200 ? 1 : 0);
  });
});
