import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { webhookVerifier } from "@/lib/core/realm";
import { webhookCounts } from "./counts";
import { receiveWebhook, type Delivery, type InboxContext } from "./receive";
import { eventStore } from "./store/insert";
import {
  delivery,
  eventBody,
  openTestInbox,
  SECRET,
  START,
  verify,
  type TestInbox,
} from "./testing/inbox";

let inbox: TestInbox;
const announce = vi.fn();

beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());
beforeEach(async () => {
  await inbox.clear();
  announce.mockReset();
  globalThis.countersignWebhookCounts = undefined;
});

const receive = (one: Delivery, changes: Partial<InboxContext> = {}) =>
  receiveWebhook(
    {
      verify,
      store: inbox.store,
      now: inbox.now,
      announce,
      log: inbox.log,
      ...changes,
    },
    one,
  );

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "no error",
    (error: unknown) => (error instanceof CodedError ? error.code : "another error"),
  );

const sold = eventBody("evt_1", "listing.sold", { listingId: "list_1", status: "sold" });

describe("a genuine delivery", () => {
  it.each(["body", "timestamp", "standard"] as const)(
    "signed as %s is stored as it came, then its subject is announced",
    async (scheme) => {
      expect(await receive(delivery(sold, { scheme }))).toBe("stored");
      expect(await inbox.rows()).toMatchObject([
        {
          eventId: "evt_1",
          eventType: "listing.sold",
          subject: "listing:list_1",
          body: sold,
          source: "192.0.2.7",
          scheme,
          occurredAt: new Date(START),
          state: "stored",
        },
      ]);
      expect(announce.mock.calls).toEqual([["listing:list_1"]]);
    },
  );

  it("is known by either secret of a rotation", async () => {
    const secrets = ["whsec_the-former-one", SECRET];
    expect(await receive(delivery(sold), { verify: webhookVerifier(secrets) })).toBe("stored");
  });

  it("of a type nobody knows is kept all the same", async () => {
    await receive(delivery(eventBody("evt_2", "account.renamed", {})));
    expect(await inbox.row("evt_2")).toMatchObject({ subject: "event:evt_2", state: "stored" });
  });

  it("that claims to come from the future happened when it came", async () => {
    const later = new Date(START + 3_600_000).toISOString();
    const body = eventBody("evt_3", "job.completed", { jobId: "job_1" }, later);
    await receive(delivery(body));
    await receive(delivery(eventBody("evt_4", "job.completed", { jobId: "job_1" }, "yesterday")));
    const times = (await inbox.rows()).map(({ occurredAt }) => occurredAt.getTime());
    expect(times).toEqual([START, START]);
  });
});

describe("a duplicate", () => {
  it("is acknowledged and changes nothing, even with another body under the same id", async () => {
    await receive(delivery(sold));
    const before = await inbox.rows();
    inbox.pass(60_000);
    const other = eventBody("evt_1", "listing.cancelled", { listingId: "list_2" });
    expect(await receive(delivery(sold))).toBe("duplicate");
    expect(await receive(delivery(other))).toBe("duplicate");
    expect(await inbox.rows()).toEqual(before);
    expect(announce.mock.calls).toEqual([["listing:list_1"]]);
  });

  it("is one row, stored once, where five hundred come at the same moment", async () => {
    const outcomes = await Promise.all(Array.from({ length: 500 }, () => receive(delivery(sold))));
    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
    expect(await inbox.rows()).toHaveLength(1);
    expect(webhookCounts()).toMatchObject({ stored: 1, duplicate: 499 });
  });
});

describe("a delivery REALM did not make", () => {
  const forged = delivery(sold, { secret: `whsec_${Buffer.alloc(24, 1).toString("base64")}` });

  it.each([
    ["signed with another secret", forged, "wrong"],
    ["without a signature", { ...forged, header: () => null }, "missing"],
    ["whose body was changed", { ...delivery(sold), rawBody: forged.rawBody.slice(1) }, "wrong"],
    [
      "replayed after its five minutes",
      delivery(sold, { scheme: "timestamp", timestamp: START / 1000 - 301 }),
      "stale",
    ],
    [
      "replayed after its five minutes, by Standard Webhooks",
      delivery(sold, { scheme: "standard", timestamp: START / 1000 - 301 }),
      "stale",
    ],
  ] as const)("%s is refused, counted and told of, and never stored", async (_, one, reason) => {
    expect(await codeOf(receive(one))).toBe("WEBHOOK_SIGNATURE");
    expect(await inbox.rows()).toEqual([]);
    expect(announce).not.toHaveBeenCalled();
    expect(webhookCounts()).toMatchObject({ [reason]: 1, stored: 0 });
    expect(JSON.parse(inbox.logged())).toMatchObject({
      level: "warn",
      reason,
      address: "192.0.2.7",
    });
  });

  it("does not touch the database", async () => {
    const store = vi.fn<InboxContext["store"]>();
    expect(await codeOf(receive(forged, { store }))).toBe("WEBHOOK_SIGNATURE");
    expect(store).not.toHaveBeenCalled();
  });
});

describe("what can't be kept", () => {
  it.each([
    ["no JSON", "{"],
    ["no event", "{}"],
    ["an id that no text of the database holds", eventBody("evt\u0000", "job.failed", {})],
    ["a type that no text of the database holds", eventBody("evt_1", "job\ud800", {})],
  ])("because it is %s is refused, not acknowledged", async (_, body) => {
    expect(await codeOf(receive(delivery(body)))).toBe("INPUT_INVALID");
    expect(await inbox.rows()).toEqual([]);
    expect(webhookCounts()).toMatchObject({ unreadable: 1, stored: 0 });
  });

  it("because a subject's id is no text is kept about itself", async () => {
    await receive(delivery(eventBody("evt_1", "purchase.failed", { purchaseId: "p\u0000" })));
    expect(await inbox.row("evt_1")).toMatchObject({ subject: "event:evt_1" });
  });

  it("because the database is away is left to REALM to send again", async () => {
    const database = () => Promise.reject(new Error("connection refused"));
    const store = eventStore({ database, now: inbox.now });
    expect(await codeOf(receive(delivery(sold), { store }))).toBe("STORE_UNAVAILABLE");
    expect(announce).not.toHaveBeenCalled();
    expect(webhookCounts().stored).toBe(0);
    expect(await receive(delivery(sold))).toBe("stored");
  });
});

it("nothing of a body, a signature or a secret gets into the log", async () => {
  const body = eventBody("evt_1", "job.completed", { jobId: "canary-1", results: ["canary-2"] });
  const genuine = delivery(body);
  await receive(genuine);
  await codeOf(receive({ ...genuine, rawBody: genuine.rawBody.slice(1) }));
  await codeOf(receive(delivery('{"canary":1}')));
  expect(inbox.logged()).not.toMatch(/canary|whsec/u);
  expect(inbox.logged()).not.toContain(genuine.header("x-webhook-signature"));
});
