import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { DeliveryState } from "@/lib/core/operator/deliveries";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { address } from "@/lib/core/solana";
import { verifyAudit } from "@/lib/server/audit/verify";
import { jobs } from "@/lib/server/db/schema/jobs";
import { purchases } from "@/lib/server/db/schema/purchases";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { eventBody, openTestInbox, START, type TestInbox } from "../testing/inbox";
import { codeOf } from "../../purchases/testing/code-of";
import { claimDueSubjects } from "../store/lease";
import { replayDelivery, setDeliveryAside } from "./act";
import { readDelivery } from "./inspect";
import { countDeliveries, searchDeliveries } from "./search";

const OPERATOR = address("7Np41oeYqPefeNQEHSv1UDhYrehxin3NStELsSKCT4K2");

let inbox: TestInbox;
beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());
beforeEach(() => inbox.clear());

interface Given {
  readonly type?: string;
  readonly subject?: string;
  readonly source?: string;
  readonly state?: DeliveryState;
  readonly body?: string | null;
}

const rowOf = (eventId: string, given: Given) => {
  const { type = "purchase.completed", state = "applied", source = "192.0.2.7" } = given;
  const at = inbox.now();
  return {
    eventId,
    eventType: type,
    subject: given.subject ?? `event:${eventId}`,
    body: given.body === undefined ? eventBody(eventId, type, {}) : given.body,
    source,
    scheme: "body" as const,
    occurredAt: at,
    receivedAt: at,
    state,
    reason: state === "parked" ? "REALM_UNAVAILABLE" : null,
    attempts: state === "parked" ? 8 : 0,
    dueAt: at,
    leaseUntil: at,
    settledAt: state === "stored" ? null : at,
  };
};

/** @returns the event's order of arrival */
const store = async (eventId: string, given: Given = {}): Promise<string> => {
  const insert = inbox.database.insert(webhookEvents).values(rowOf(eventId, given));
  const [row] = await insert.returning({ id: webhookEvents.id });
  return row?.id.toString() ?? "";
};

/** How many entries the audit log has got since: its chain is one, and nothing of it can be removed. */
const audited = async (act: () => Promise<unknown>): Promise<number> => {
  const before = await verifyAudit(inbox.database, null);
  await act();
  const after = await verifyAudit(inbox.database, before.head);
  expect(after).toMatchObject({ broken: null, knowsHead: true });
  return after.entries - before.entries;
};

const search = (query: Partial<OperatorQuery<DeliveryState>>) =>
  searchDeliveries(inbox.database, { text: "", filter: null, cursor: null, ...query });

const idsOf = async (query: Partial<OperatorQuery<DeliveryState>>): Promise<readonly string[]> =>
  (await search(query)).lines.map(({ eventId }) => eventId);

describe("searching", () => {
  test("finds a part of an event's id, type, subject or source, in whatever case", async () => {
    await store("evt_Apple", { type: "listing.sold", source: "203.0.113.9" });
    await store("evt_pear", { subject: "purchase:purch_77" });
    expect(await idsOf({ text: "APPLE" })).toEqual(["evt_Apple"]);
    expect(await idsOf({ text: "listing.s" })).toEqual(["evt_Apple"]);
    expect(await idsOf({ text: "purch_77" })).toEqual(["evt_pear"]);
    expect(await idsOf({ text: "203.0.113" })).toEqual(["evt_Apple"]);
    expect(await idsOf({ text: "nothing of the kind" })).toEqual([]);
  });

  describe("by what a person has of a thing here", () => {
    const id = "6a1f3f0e-8c1d-4f5b-9f3e-2b7c9d1e0a44";
    const at = new Date("2026-11-22T12:00:00.000Z");
    const moments = { dueAt: at, leaseUntil: at, createdAt: at, updatedAt: at };
    const [wallet, key] = ["alice", id];
    beforeEach(async () => {
      await store("evt_p", { subject: "purchase:purch_1" });
      await store("evt_l", { type: "listing.sold", subject: "listing:list_1" });
      await store("evt_j", { type: "job.completed", subject: "job:job_1" });
      await store("evt_m", { type: "model.ready", subject: "model:mod_1" });
      await store("evt_other", { subject: "purchase:purch_2" });
    });
    afterEach(async () => {
      await inbox.database.delete(purchases);
      await inbox.database.delete(jobs);
    });

    test("finds the events of a purchase by our id of it and by its signature", async () => {
      await inbox.database.insert(purchases).values({
        ...{ id, wallet, seller: "bob", listingId: "list_1", realmPurchaseId: "purch_1" },
        ...{ state: "owned", assetType: "model", assetId: "mod_1", assetName: "Moon Fox" },
        ...{ previewImageUrl: "", price: 1n, confirmKey: key, ...moments },
        ...{ signature: "5ignature", transaction: "AAAA", signedTransaction: "AAAA" },
      });
      for (const text of [id, id.toUpperCase(), "5ignature"])
        expect(await idsOf({ text })).toEqual(["evt_l", "evt_p"]);
      expect(await idsOf({ text: "5ignatur" })).toEqual([]);
    });

    test.each([
      ["image-generate", ["evt_j"]],
      ["training", ["evt_m", "evt_j"]],
    ] as const)("finds those of a job by our id of it: %s", async (kind, found) => {
      await inbox.database.insert(jobs).values({
        ...{ id, wallet, key, kind, state: "completed", realmJobId: "job_1", modelId: "mod_1" },
        ...{ parameters: {}, results: [], ...moments },
      });
      expect(await idsOf({ text: id })).toEqual(found);
    });
  });

  test.each(["%", "_", "\\", "evt%100", "evt_1x"])(
    "takes %j literally, not as a pattern",
    async (text) => {
      await store("evt-100");
      expect(await idsOf({ text })).toEqual([]);
      await store(`a${text}b`);
      expect(await idsOf({ text })).toEqual([`a${text}b`]);
    },
  );

  test("narrows to a state, within what is searched for", async () => {
    await store("evt_1", { state: "parked" });
    await store("evt_2");
    await store("other_3", { state: "parked" });
    expect(await idsOf({ text: "evt", filter: "parked" })).toEqual(["evt_1"]);
  });

  test("turns pages without missing or repeating one, whatever arrives meanwhile", async () => {
    const many = Array.from({ length: 120 }, (_, place) => rowOf(`evt_${place}`, {}));
    await inbox.database.insert(webhookEvents).values(many);
    const first = await search({});
    await store("evt_late");
    const second = await search({ cursor: first.older });
    const third = await search({ cursor: second.older });
    const all = [first, second, third].flatMap(({ lines }) => lines.map(({ eventId }) => eventId));
    expect(all).toEqual(Array.from({ length: 120 }, (_, place) => `evt_${119 - place}`));
    expect(third.older).toBeNull();
  });

  test.each(["", "x", "-1", "9".repeat(30), "1;drop table"])(
    "a cursor that is none (%j) begins with the newest",
    async (cursor) => {
      await store("evt_1");
      expect(await idsOf({ cursor })).toEqual(["evt_1"]);
    },
  );

  test("counts each state, and tells since when the oldest waits", async () => {
    await store("evt_1", { state: "stored" });
    inbox.pass(60_000);
    await store("evt_2", { state: "stored" });
    await store("evt_3", { state: "parked" });
    expect(await countDeliveries(inbox.database)).toEqual({
      byState: {
        stored: 2,
        parked: 1,
        applied: 0,
        "nothing-to-do": 0,
        superseded: 0,
        "set-aside": 0,
      },
      waitingSince: new Date(START).toISOString(),
    });
  });
});

describe("one event", () => {
  test("is shown whole, its body redacted, with what operators did to it", async () => {
    const body = eventBody("evt_1", "job.failed", { jobId: "job_1", note: "secretcanary" });
    const id = await store("evt_shown", { state: "parked", body });
    await replayDelivery({ ...inbox, wake: () => undefined }, id, OPERATOR);
    const delivery = await readDelivery(inbox.database, id);
    expect(delivery).toMatchObject({ eventId: "evt_shown", state: "stored", attempts: 0 });
    expect(delivery.body).toContain('"jobId": "job_1"');
    expect(JSON.stringify(delivery)).not.toContain("secretcanary");
    expect(delivery.deeds).toMatchObject([{ actor: OPERATOR, action: "webhook.replayed" }]);
    expect((await readDelivery(inbox.database, await store("evt_2"))).deeds).toEqual([]);
  });

  test("whose body is no longer kept says so", async () => {
    const id = await store("evt_1", { body: null });
    expect((await readDelivery(inbox.database, id)).body).toBeNull();
  });

  test.each(["0", "999999", "-1", "1e3", "evt_1", "9".repeat(30), ""])(
    "that is not there (%j) is not found",
    async (id) => {
      expect(await codeOf(readDelivery(inbox.database, id))).toBe("NOT_FOUND");
    },
  );
});

describe("replaying", () => {
  const replay = async (id: string) => {
    let woken = 0;
    const wake = () => {
      woken += 1;
    };
    return { outcome: await replayDelivery({ ...inbox, wake }, id, OPERATOR), woken };
  };

  test.each(["parked", "applied", "nothing-to-do", "superseded", "set-aside"] as const)(
    "gives one that is %s back to the worker with all its attempts, and wakes it",
    async (state) => {
      const id = await store("evt_1", { state });
      inbox.pass(5_000);
      expect(await replay(id)).toEqual({ outcome: "replayed", woken: 1 });
      const now = inbox.now();
      expect(await inbox.row("evt_1")).toMatchObject({
        state: "stored",
        attempts: 0,
        reason: null,
        settledAt: null,
        dueAt: now,
      });
      const claimed = await claimDueSubjects(inbox, 1);
      expect(claimed.flatMap(({ events }) => events.map(({ eventId }) => eventId))).toEqual([
        "evt_1",
      ]);
    },
  );

  test("twice at once replays once, and is one line of the audit log", async () => {
    const id = await store("evt_1", { state: "parked" });
    const entries = await audited(async () => {
      const both = await Promise.all([replay(id), replay(id)]);
      expect(both.map(({ outcome }) => outcome).sort()).toEqual(["replayed", "waiting-already"]);
    });
    expect(entries).toBe(1);
  });

  test("one whose body is gone changes nothing", async () => {
    const id = await store("evt_1", { body: null });
    const entries = await audited(async () => {
      expect(await replay(id)).toEqual({ outcome: "body-gone", woken: 0 });
    });
    expect(entries).toBe(0);
    expect(await inbox.row("evt_1")).toMatchObject({ state: "applied" });
  });
});

describe("setting aside", () => {
  const decision = { actor: OPERATOR, reason: "A test event of REALM's." };

  test("ends a parked one for good, with who and why in the audit log", async () => {
    const id = await store("evt_1", { state: "parked" });
    expect(await setDeliveryAside(inbox, id, decision)).toBe("set-aside");
    const { state, deeds } = await readDelivery(inbox.database, id);
    expect(state).toBe("set-aside");
    expect(deeds.slice(-1)).toMatchObject([
      { actor: OPERATOR, action: "webhook.set-aside", words: decision.reason },
    ]);
  });

  test.each(["stored", "applied", "set-aside"] as const)(
    "leaves one that is %s as it is",
    async (state) => {
      const id = await store("evt_1", { state });
      const entries = await audited(async () => {
        expect(await setDeliveryAside(inbox, id, decision)).toBe("not-parked");
      });
      expect(entries).toBe(0);
      expect(await inbox.row("evt_1")).toMatchObject({ state });
    },
  );

  test("does not happen where the audit log can't take it", async () => {
    const id = await store("evt_1", { state: "parked" });
    const unwritable = { ...decision, reason: "no JSON of Postgres holds a \0" };
    await expect(setDeliveryAside(inbox, id, unwritable)).rejects.toThrow();
    expect(await inbox.row("evt_1")).toMatchObject({ state: "parked" });
  });
});
