import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { webhookSubjects } from "@/lib/server/db/schema/webhooks";
import { receiveWebhook } from "./receive";
import { eventStore } from "./store/insert";
import { claimDueSubjects } from "./store/lease";
import { openDesk, type Desk } from "./testing/desk";
import { delivery, eventBody, START, verify, type TestInbox } from "./testing/inbox";
import { onlyUseCases } from "./testing/use-cases";
import type { UseCases } from "./use-cases";

let desk: Desk;
let inbox: TestInbox;
const lookAtPurchases = vi.fn<UseCases["lookAtPurchases"]>();

beforeAll(async () => {
  desk = await openDesk(onlyUseCases({ lookAtPurchases }));
  ({ inbox } = desk);
}, 90_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  lookAtPurchases.mockReset().mockResolvedValue(1);
});

/** The tests' clock, going on by itself. */
const going = () => {
  const begun = performance.now();
  return () => new Date(START + performance.now() - begun);
};
const ends = (eventId: string, state: string) =>
  expect.poll(() => desk.endOf(eventId), { interval: 20 }).toBe(state);

describe("events of one subject", () => {
  const about = { purchaseId: "purch_1" };

  it("are applied one after the other in the order they happened, not in which they came", async () => {
    inbox.pass(60_000);
    await desk.tell("third", "purchase.completed", about, 30);
    await desk.tell("first", "purchase.failed", about, 10);
    await desk.tell("second", "purchase.failed", about, 20);
    expect(await desk.roundOnce()).toEqual(["first", "second", "third"]);
    const rows = await Promise.all(["first", "second", "third"].map((id) => inbox.row(id)));
    const moments = rows.map((row) => row?.settledAt?.getTime() ?? 0);
    // By their rows alone it can be told in which order they were applied.
    expect(moments).toEqual([...new Set(moments)].sort((left, right) => left - right));
  });

  it("go no step back: one that comes after a later one was applied has no effect", async () => {
    inbox.pass(60_000);
    await desk.tell("later", "purchase.completed", about, 30);
    await desk.roundOnce();
    await desk.tell("before", "purchase.failed", about, 10);
    await desk.roundOnce();
    expect(await desk.endOf("before")).toBe("superseded");
    expect(lookAtPurchases).toHaveBeenCalledTimes(1);
  });

  it("wait for the one that fails, while others go on", async () => {
    inbox.pass(60_000);
    lookAtPurchases.mockRejectedValueOnce(new CodedError("STORE_UNAVAILABLE", "down"));
    await desk.tell("failing", "purchase.failed", about, 1);
    await desk.tell("behind", "purchase.completed", about, 2);
    await desk.tell("other", "listing.cancelled", { listingId: "list_2" }, 3);
    expect((await desk.roundOnce()).toSorted()).toEqual(["failing", "other"]);
    expect(await desk.roundOnce()).toEqual([]);
    // News of the same subject are no reason to try it sooner.
    await desk.tell("behind too", "purchase.completed", about, 3);
    expect(await desk.roundOnce()).toEqual([]);
    inbox.pass(1_000);
    expect(await desk.roundOnce()).toEqual(["failing", "behind", "behind too"]);
  });

  it("wait while another instance is at one of them, whichever happened first", async () => {
    inbox.pass(60_000);
    await desk.tell("held", "purchase.completed", about, 30);
    const [held] = await claimDueSubjects(desk.context, 1);
    await desk.tell("before", "purchase.failed", about, 10);
    expect(await desk.roundOnce()).toEqual([]);
    expect(held && (await desk.work(held))).toEqual(["held"]);
    // It came while the subject was held: giving it back must not forget it.
    expect(await desk.roundOnce()).toEqual(["before"]);
    expect(await desk.endOf("before")).toBe("superseded");
  });
});

describe("one that is slow", () => {
  it("does not keep another one waiting", async () => {
    desk.startWorker();
    const waiting: ((looked: number) => void)[] = [];
    lookAtPurchases.mockImplementationOnce(() => new Promise((resolve) => waiting.push(resolve)));
    await desk.tell("slow", "purchase.failed", { purchaseId: "purch_1" });
    await expect.poll(() => waiting.length, { interval: 10 }).toBe(1);
    await desk.tell("fast", "purchase.failed", { purchaseId: "purch_2" });
    await ends("fast", "applied");
    expect(await desk.endOf("slow")).toBe("stored");
    waiting[0]?.(1);
    await ends("slow", "applied");
  });

  it("is one instance's for as long as it takes, not for a lease alone", async () => {
    const now = going();
    const patience = { leaseMillis: 500 };
    lookAtPurchases.mockImplementation(
      () =>
        new Promise((resolve) => {
          setTimeout(resolve, 1_200, 1);
        }),
    );
    desk.startWorker({ now, patience });
    desk.startWorker({ now, patience });
    await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    await ends("evt_1", "applied");
    expect(lookAtPurchases).toHaveBeenCalledTimes(1);
  });

  it("beyond measure is a failure, to be tried again", async () => {
    lookAtPurchases.mockReturnValue(new Promise(() => undefined));
    desk.startWorker({ patience: { eventMillis: 20 } });
    await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    await expect
      .poll(() => inbox.row("evt_1"), { interval: 20 })
      .toMatchObject({ state: "stored", attempts: 1, reason: "NO_END" });
  });
});

describe("what is stored", () => {
  it("while its subject is held is not forgotten, though who stored it has a clock ahead", async () => {
    await desk.tell("held", "purchase.failed", { purchaseId: "purch_1" });
    const [held] = await claimDueSubjects(desk.context, 1);
    const ahead = () => new Date(inbox.now().getTime() + 60_000);
    const store = eventStore({ database: () => Promise.resolve(inbox.database), now: ahead });
    await desk.tell("ahead", "purchase.completed", { purchaseId: "purch_1" }, 1, store);
    if (held) await desk.work(held);
    inbox.pass(10_000);
    await desk.roundOnce();
    inbox.pass(50_000);
    expect(await desk.roundOnce()).toEqual(["ahead"]);
  });

  it("and never announced, as who stored it was killed, is taken up within ten seconds", async () => {
    let at = START;
    desk.startWorker({ now: () => new Date(at) });
    await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    await ends("evt_1", "applied");
    const told = delivery(eventBody("evt_2", "purchase.failed", { purchaseId: "purch_2" }));
    await receiveWebhook({ ...inbox, verify, announce: () => undefined }, told);
    expect(await desk.endOf("evt_2")).toBe("stored");
    at += 10_000;
    await ends("evt_2", "applied");
  });

  it("by a version that keeps no subjects is taken up all the same", async () => {
    await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    await desk.tell("evt_2", "purchase.failed", { purchaseId: "purch_2" });
    await inbox.database
      .delete(webhookSubjects)
      .where(eq(webhookSubjects.subject, "purchase:purch_1"));
    await inbox.database.update(webhookSubjects).set({ dueAt: null });
    desk.startWorker();
    await ends("evt_1", "applied");
    await ends("evt_2", "applied");
  });
});

describe("several instances", () => {
  it("apply each event once between them", async () => {
    desk.startWorker();
    desk.startWorker();
    const ids = Array.from({ length: 60 }, (_, index) => `evt_${index}`);
    await Promise.all(
      ids.map((id) => desk.tell(id, "purchase.completed", { purchaseId: `purch_${id}` })),
    );
    for (const id of ids) await ends(id, "applied");
    expect(lookAtPurchases).toHaveBeenCalledTimes(ids.length);
  });

  it("finish what one that was killed had begun, once its lease is over", async () => {
    await desk.tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
    const [dead] = await claimDueSubjects(desk.context, 16);
    expect(await desk.roundOnce()).toEqual([]);
    inbox.pass(10_000);
    expect(await desk.roundOnce()).toEqual(["evt_1"]);
    const applied = await inbox.row("evt_1");
    expect(applied?.state).toBe("applied");
    // Not dead after all, only slow: it has nothing more to say.
    lookAtPurchases.mockRejectedValue(new Error("too late"));
    if (dead) await desk.work(dead);
    expect(await inbox.row("evt_1")).toEqual(applied);
  });

  it("do not write over the one that took an event over from them", async () => {
    await desk.tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
    const [slow] = await claimDueSubjects(desk.context, 16);
    inbox.pass(10_000);
    await claimDueSubjects(desk.context, 16);
    const taken = await inbox.row("evt_1");
    lookAtPurchases.mockRejectedValue(new Error("too late"));
    if (slow) await desk.work(slow);
    expect(await inbox.row("evt_1")).toEqual(taken);
  });
});

it("a worker whose database fails goes on when it is back", async () => {
  let broken = true;
  const flaky = new Proxy(inbox.database, {
    get: (target, key, receiver): unknown => {
      if (broken) throw new Error("connection lost");
      return Reflect.get(target, key, receiver);
    },
  });
  desk.startWorker({ database: flaky });
  await desk.tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
  await expect.poll(() => inbox.logged()).toContain("Webhooks could not be looked for.");
  expect(await desk.endOf("evt_1")).toBe("stored");
  broken = false;
  await ends("evt_1", "applied");
});
