import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { forgetting } from "./forget";
import { receiveWebhook } from "./receive";
import { delivery, eventBody, openTestInbox, START, verify, type TestInbox } from "./testing/inbox";
import type { StoredEvent } from "./store/lease";

const DAY = 24 * 60 * 60 * 1000;
const HOUR = DAY / 24;

let inbox: TestInbox;
beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());
beforeEach(() => inbox.clear());

const context = () => ({ database: inbox.database, now: inbox.now, log: inbox.log });

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
    const forget = forgetting(context());
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
  await forgetting(context())();
  expect(await withBody()).toEqual(["evt_1"]);
});

it("an event whose body is gone is a duplicate still", async () => {
  const sold = eventBody("evt_1", "listing.sold", { listingId: "list_1" });
  const receive = () =>
    receiveWebhook(
      { verify, store: inbox.store, now: inbox.now, wake: () => undefined, log: inbox.log },
      delivery(sold),
    );
  await insert(["evt_1"], "applied");
  inbox.pass(89 * DAY);
  await forgetting(context())();
  expect(await receive()).toBe("duplicate");
  expect(await inbox.row("evt_1")).toMatchObject({ state: "applied", body: null });
});

it("goes in small steps: a call does one batch, and the next comes at once until all is done", async () => {
  await insert(
    Array.from({ length: 450 }, (_, index) => `evt_${index}`),
    "applied",
  );
  inbox.pass(31 * DAY);
  const forget = forgetting(context());
  const left: number[] = [];
  for (let call = 0; call < 3; call += 1) {
    await forget();
    left.push((await withBody()).length);
  }
  expect(left).toEqual([250, 50, 0]);
});

it("looks once an hour, and again after it failed", async () => {
  let broken = true;
  const flaky = new Proxy(inbox.database, {
    get: (target, key, receiver): unknown => {
      if (broken) throw new Error("connection lost");
      return Reflect.get(target, key, receiver);
    },
  });
  const forget = forgetting({ ...context(), database: flaky });
  await insert(["evt_1"], "applied");
  inbox.pass(31 * DAY);
  await forget();
  expect(inbox.logged()).toContain("Old webhooks could not be forgotten.");
  broken = false;
  await forget();
  expect(await withBody()).toEqual(["evt_1"]);
  inbox.pass(HOUR);
  await forget();
  expect(await withBody()).toEqual([]);
});
