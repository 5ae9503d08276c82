import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { receiveWebhook } from "./receive";
import { claimDueEvents } from "./store/lease";
import { delivery, eventBody, openTestInbox, START, verify, type TestInbox } from "./testing/inbox";
import type { UseCases } from "./use-cases";
import { workOn, type WorkContext } from "./work";
import { runWebhookWorker, type WebhookWorker } from "./worker";

let inbox: TestInbox;
const running: WebhookWorker[] = [];
const lookAtPurchases = vi.fn<UseCases["lookAtPurchases"]>();
const forgetListing = vi.fn<UseCases["forgetListing"]>();
const hearOfSale = vi.fn<UseCases["hearOfSale"]>();
const lookAtJobs = vi.fn<UseCases["lookAtJobs"]>();
const lookAtModels = vi.fn<UseCases["lookAtModels"]>();

beforeAll(async () => {
  inbox = await openTestInbox();
}, 90_000);
afterAll(() => inbox.close());
beforeEach(async () => {
  await inbox.clear();
  lookAtPurchases.mockReset().mockResolvedValue(1);
  hearOfSale.mockReset().mockResolvedValue();
  forgetListing.mockReset();
  lookAtJobs.mockReset().mockResolvedValue(1);
  lookAtModels.mockReset().mockResolvedValue(1);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((worker) => worker.stop()));
});

const context = (): WorkContext => ({
  database: inbox.database,
  now: inbox.now,
  useCases: { lookAtPurchases, hearOfSale, forgetListing, lookAtJobs, lookAtModels },
  log: inbox.log,
});
const startWorker = () => running.push(runWebhookWorker(context()));

const tell = (
  eventId: string,
  type: string,
  data: Readonly<Record<string, unknown>>,
  secondsIn = 0,
) => {
  const createdAt = new Date(START + secondsIn * 1000).toISOString();
  return receiveWebhook(
    {
      verify,
      store: inbox.store,
      now: inbox.now,
      wake: () => {
        for (const worker of running) worker.wake();
      },
      log: inbox.log,
    },
    delivery(eventBody(eventId, type, data, createdAt)),
  );
};

/** Takes and applies what is due now, once. */
const roundOnce = async (): Promise<readonly string[]> => {
  const claimed = await claimDueEvents(context(), 16);
  for (const event of claimed) await workOn(context(), event);
  return claimed.map(({ eventId }) => eventId);
};

const endOf = async (eventId: string) => (await inbox.row(eventId))?.state;
const ends = (eventId: string, state: string) =>
  expect.poll(() => endOf(eventId), { interval: 20 }).toBe(state);

describe("an event", () => {
  it.each([
    ["purchase.completed", { purchaseId: "purch_1" }, { realmPurchaseId: "purch_1" }],
    ["purchase.failed", { purchaseId: "purch_1" }, { realmPurchaseId: "purch_1" }],
    ["listing.sold", { listingId: "list_1" }, { listingId: "list_1" }],
  ])("%s has the purchase looked at, and is done", async (type, data, which) => {
    startWorker();
    await tell("evt_1", type, data);
    await ends("evt_1", "applied");
    expect(lookAtPurchases.mock.calls).toEqual([[which]]);
  });

  it.each(["listing.sold", "listing.cancelled"])("%s has the listing forgotten", async (type) => {
    await tell("evt_1", type, { listingId: "list_1" });
    await roundOnce();
    expect(forgetListing.mock.calls).toEqual([["list_1"]]);
    expect(await endOf("evt_1")).toBe("applied");
    // Whoever bought it may have come from elsewhere; the seller is told all the same.
    expect(hearOfSale.mock.calls).toEqual(type === "listing.sold" ? [["list_1"]] : []);
  });

  it.each([
    ["user.changed", { jobId: "job_1" }, "no use for this type yet"],
    ["job.completed", {}, "names no job"],
    ["model.training.failed", {}, "names no job"],
    ["purchase.failed", {}, "names no purchase"],
    ["listing.sold", {}, "names no listing"],
  ])("%s with %j is kept with nothing to do", async (type, data, reason) => {
    await tell("evt_1", type, data);
    await roundOnce();
    expect(await inbox.row("evt_1")).toMatchObject({ state: "nothing-to-do", reason });
    expect(lookAtPurchases).not.toHaveBeenCalled();
    expect(lookAtJobs).not.toHaveBeenCalled();
  });

  it.each([
    ["job.processing", { jobId: "job_1" }, { realmJobId: "job_1" }],
    ["job.completed", { jobId: "job_1" }, { realmJobId: "job_1" }],
    ["job.failed", { jobId: "job_1" }, { realmJobId: "job_1" }],
    ["model.training.completed", { modelId: "mod_1", jobId: "job_1" }, { trainingOf: "mod_1" }],
    ["model.training.failed", { jobId: "job_1" }, { realmJobId: "job_1" }],
  ])("%s with %j has the job looked at, by its id as evidence", async (type, data, which) => {
    await tell("evt_1", type, data);
    await roundOnce();
    expect(lookAtJobs.mock.calls).toEqual([[which, "evt_1"]]);
    expect(lookAtModels).not.toHaveBeenCalled();
    expect(await endOf("evt_1")).toBe("applied");
  });

  it("of a training that no job follows has the model itself looked at", async () => {
    lookAtJobs.mockResolvedValue(0);
    await tell("evt_1", "model.training.completed", { modelId: "mod_1" });
    await roundOnce();
    expect(lookAtModels.mock.calls).toEqual([["mod_1"]]);
    expect(await endOf("evt_1")).toBe("applied");
  });

  it.each([
    ["job.failed", { jobId: "job_9" }, "no unfinished job here"],
    ["model.training.completed", { modelId: "mod_9" }, "no such model here"],
  ])("%s of something that is not ours has nothing to do", async (type, data, reason) => {
    lookAtJobs.mockResolvedValue(0);
    lookAtModels.mockResolvedValue(0);
    await tell("evt_1", type, data);
    await roundOnce();
    expect(await inbox.row("evt_1")).toMatchObject({ state: "nothing-to-do", reason });
  });

  it("of a purchase that is not ours has nothing to do", async () => {
    lookAtPurchases.mockResolvedValue(0);
    await tell("evt_1", "purchase.completed", { purchaseId: "purch_9" });
    await roundOnce();
    expect(await endOf("evt_1")).toBe("nothing-to-do");
  });

  it("waits, without counting as failed, while its purchase is being worked on", async () => {
    lookAtPurchases.mockResolvedValue("busy");
    await tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
    await roundOnce();
    expect(await inbox.row("evt_1")).toMatchObject({ state: "stored", attempts: 0 });
    expect(await roundOnce()).toEqual([]);
    lookAtPurchases.mockResolvedValue(1);
    inbox.pass(300);
    expect(await roundOnce()).toEqual(["evt_1"]);
    expect(await endOf("evt_1")).toBe("applied");
  });
});

describe("events of one subject", () => {
  const about = { purchaseId: "purch_1" };

  it("are applied one after the other in the order they happened, not in which they came", async () => {
    inbox.pass(60_000);
    await tell("third", "purchase.completed", about, 30);
    await tell("first", "purchase.failed", about, 10);
    await tell("second", "purchase.failed", about, 20);
    expect(await roundOnce()).toEqual(["first"]);
    expect(await roundOnce()).toEqual(["second"]);
    expect(await roundOnce()).toEqual(["third"]);
  });

  it("go no step back: one that comes after a later one was applied has no effect", async () => {
    inbox.pass(60_000);
    await tell("later", "purchase.completed", about, 30);
    await roundOnce();
    await tell("before", "purchase.failed", about, 10);
    await roundOnce();
    expect(await endOf("before")).toBe("superseded");
    expect(lookAtPurchases).toHaveBeenCalledTimes(1);
  });

  it("wait for the one that fails, while others go on", async () => {
    inbox.pass(60_000);
    lookAtPurchases.mockRejectedValueOnce(new CodedError("STORE_UNAVAILABLE", "down"));
    await tell("failing", "purchase.failed", about, 1);
    await tell("behind", "purchase.completed", about, 2);
    await tell("other", "listing.cancelled", { listingId: "list_2" }, 3);
    expect(await roundOnce()).toEqual(["failing", "other"]);
    expect(await roundOnce()).toEqual([]);
    inbox.pass(1_000);
    expect(await roundOnce()).toEqual(["failing"]);
    expect(await roundOnce()).toEqual(["behind"]);
  });

  it("wait while another instance is at one of them, whichever happened first", async () => {
    inbox.pass(60_000);
    await tell("held", "purchase.completed", about, 30);
    const [held] = await claimDueEvents(context(), 1);
    await tell("before", "purchase.failed", about, 10);
    expect(await roundOnce()).toEqual([]);
    if (held) await workOn(context(), held);
    expect(await roundOnce()).toEqual(["before"]);
    expect(await endOf("before")).toBe("superseded");
  });
});

describe("what can't be applied", () => {
  it("is tried eight times, each later than before, then put aside with the reason", async () => {
    lookAtPurchases.mockRejectedValue(new CodedError("CHAIN_UNAVAILABLE", "canary"));
    await tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    const waits: number[] = [];
    while ((await endOf("evt_1")) === "stored") {
      expect(await roundOnce()).toEqual(["evt_1"]);
      const due = (await inbox.row("evt_1"))?.dueAt.getTime() ?? 0;
      waits.push(due - inbox.now().getTime());
      inbox.pass(Math.max(0, due - inbox.now().getTime()));
    }
    expect(waits.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]);
    expect(lookAtPurchases).toHaveBeenCalledTimes(8);
    expect(await inbox.row("evt_1")).toMatchObject({
      state: "parked",
      reason: "CHAIN_UNAVAILABLE",
    });
    expect(inbox.logged()).toContain("ALERT: a webhook could not be applied");
  });

  it("does not hold up what comes after it", async () => {
    lookAtPurchases.mockRejectedValue(new Error("a bug"));
    await tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await roundOnce();
      inbox.pass(600_000);
    }
    lookAtPurchases.mockResolvedValue(1);
    await tell("evt_2", "purchase.completed", { purchaseId: "purch_1" }, 600);
    await roundOnce();
    expect(await endOf("evt_2")).toBe("applied");
  });
});

describe("several instances", () => {
  it("apply each event once between them", async () => {
    startWorker();
    startWorker();
    const ids = Array.from({ length: 60 }, (_, index) => `evt_${index}`);
    await Promise.all(
      ids.map((id) => tell(id, "purchase.completed", { purchaseId: `purch_${id}` })),
    );
    for (const id of ids) await ends(id, "applied");
    expect(lookAtPurchases).toHaveBeenCalledTimes(ids.length);
  });

  it("finish what one that was killed had begun, once its lease is over", async () => {
    await tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
    const [dead] = await claimDueEvents(context(), 16);
    expect(await roundOnce()).toEqual([]);
    inbox.pass(10_000);
    expect(await roundOnce()).toEqual(["evt_1"]);
    const applied = await inbox.row("evt_1");
    expect(applied?.state).toBe("applied");
    // Not dead after all, only slow: it has nothing more to say.
    lookAtPurchases.mockRejectedValue(new Error("too late"));
    if (dead) await workOn(context(), dead);
    expect(await inbox.row("evt_1")).toEqual(applied);
  });

  it("do not write over the one that took an event over from them", async () => {
    await tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
    const [slow] = await claimDueEvents(context(), 16);
    inbox.pass(10_000);
    await claimDueEvents(context(), 16);
    const taken = await inbox.row("evt_1");
    lookAtPurchases.mockRejectedValue(new Error("too late"));
    if (slow) await workOn(context(), slow);
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
  running.push(runWebhookWorker({ ...context(), database: flaky }));
  await tell("evt_1", "purchase.completed", { purchaseId: "purch_1" });
  await expect.poll(() => inbox.logged()).toContain("Webhooks could not be looked for.");
  expect(await endOf("evt_1")).toBe("stored");
  broken = false;
  await ends("evt_1", "applied");
});
