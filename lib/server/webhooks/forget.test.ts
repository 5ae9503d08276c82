import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";
import { forgetOldBodies, removeOldEvents } from "./forget";
import { delivery, eventBody, openTestInbox, START, type TestInbox } from "./testing/inbox";
import { claimDueSubjects, type StoredEvent } from "./store/lease";
import { settleRuns } from "./store/settle";
import { onlyUseCases } from "./testing/use-cases";
import { workOn } from "./work";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;

let inbox: TestInbox;
beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());
beforeEach(() => inbox.clear());

const forget = async (): Promise<readonly number[]> => {
  const context = { database: inbox.database, now: inbox.now };
  return [await removeOldEvents(context), await forgetOldBodies(context)];
};

const insert = (ids: readonly string[], state: StoredEvent["state"]) =>
  inbox.database.insert(webhookEvents).values(
    ids.map((eventId) => ({
      eventId,
      eventType: "listing.sold",
      subject: `event:${eventId}`,
      body: eventBody(eventId, "listing.sold", {}),
      source: "192.0.2.7",
      scheme: "body" as const,
      occurredAt: new Date(START),
      receivedAt: new Date(START),
      state,
      dueAt: new Date(START),
      leaseUntil: new Date(START),
      settledAt: state === "stored" ? null : new Date(START),
    })),
  );
const withBody = async () =>
  (await inbox.rows()).filter(({ body }) => body !== null).map(({ eventId }) => eventId);

it.each(["applied", "superseded", "nothing-to-do"] as const)(
  "what is %s loses its body after thirty days and its row after ninety, not an hour before",
  async (state) => {
    await insert(["evt_1"], state);
    inbox.pass(30 * DAY - HOUR);
    await forget();
    expect(await withBody()).toEqual(["evt_1"]);
    inbox.pass(2 * HOUR);
    await forget();
    expect(await inbox.row("evt_1")).toMatchObject({ body: null, state });
    inbox.pass(60 * DAY - 2 * HOUR);
    await forget();
    expect(await inbox.rows()).toHaveLength(1);
    inbox.pass(2 * HOUR);
    await forget();
    expect(await inbox.rows()).toEqual([]);
  },
);

it.each(["parked", "stored"] as const)("what is %s stays whole, however old", async (state) => {
  await insert(["evt_1"], state);
  inbox.pass(400 * DAY);
  await forget();
  expect(await withBody()).toEqual(["evt_1"]);
});

it("an event whose body is gone is a duplicate still", async () => {
  const sold = eventBody("evt_1", "listing.sold", { listingId: "list_1" });
  const receive = () => inbox.receive(delivery(sold));
  await insert(["evt_1"], "applied");
  inbox.pass(89 * DAY);
  await forget();
  expect(await receive()).toBe("duplicate");
  expect(await inbox.row("evt_1")).toMatchObject({ state: "applied", body: null });
});

it("what was told of goes with the last event of it, not while one waits", async () => {
  const context = { database: inbox.database, now: inbox.now, log: inbox.log };
  const store = (eventId: string, jobId: string) =>
    inbox.receive(delivery(eventBody(eventId, "job.failed", { jobId })));
  const left = async () =>
    (await inbox.database.select().from(webhookSubjects)).map(({ subject }) => subject).sort();
  await store("evt_1", "done");
  await store("evt_2", "waits");
  for (const claimed of await claimDueSubjects(context, 2))
    await settleRuns(context, [await workOn({ ...context, useCases: onlyUseCases({}) }, claimed)]);
  await store("evt_3", "waits");
  inbox.pass(90 * DAY - HOUR);
  await forget();
  expect(await left()).toEqual(["job:done", "job:waits"]);
  inbox.pass(2 * HOUR);
  await forget();
  expect(await left()).toEqual(["job:waits"]);
});

it("all that is old goes, however much of it there is, and is counted", async () => {
  await insert(
    Array.from({ length: 450 }, (_, index) => `evt_${index}`),
    "applied",
  );
  inbox.pass(31 * DAY);
  expect(await forget()).toEqual([0, 450]);
  expect(await withBody()).toEqual([]);
  inbox.pass(60 * DAY);
  expect(await forget()).toEqual([450, 0]);
  expect(await forget()).toEqual([0, 0]);
});
