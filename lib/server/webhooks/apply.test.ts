import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { openDesk, type Desk } from "./testing/desk";
import type { TestInbox } from "./testing/inbox";
import type { UseCases } from "./use-cases";

let desk: Desk;
let inbox: TestInbox;
const lookAtPurchases = vi.fn<UseCases["lookAtPurchases"]>();
const forgetListing = vi.fn<UseCases["forgetListing"]>();
const hearOfSale = vi.fn<UseCases["hearOfSale"]>();
const lookAtListing = vi.fn<UseCases["lookAtListing"]>();
const lookAtJobs = vi.fn<UseCases["lookAtJobs"]>();
const lookAtModels = vi.fn<UseCases["lookAtModels"]>();

beforeAll(async () => {
  const aboutListings = { hearOfSale, forgetListing, lookAtListing };
  desk = await openDesk({ lookAtPurchases, ...aboutListings, lookAtJobs, lookAtModels });
  ({ inbox } = desk);
}, 90_000);
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.clear();
  lookAtPurchases.mockReset().mockResolvedValue(1);
  hearOfSale.mockReset().mockResolvedValue();
  forgetListing.mockReset();
  lookAtListing.mockReset().mockResolvedValue();
  lookAtJobs.mockReset().mockResolvedValue(1);
  lookAtModels.mockReset().mockResolvedValue(1);
});

const ends = (eventId: string, state: string) =>
  expect.poll(() => desk.endOf(eventId), { interval: 20 }).toBe(state);

describe("an event", () => {
  it.each([
    ["purchase.completed", { purchaseId: "purch_1" }, { realmPurchaseId: "purch_1" }],
    ["purchase.failed", { purchaseId: "purch_1" }, { realmPurchaseId: "purch_1" }],
    ["listing.sold", { listingId: "list_1" }, { listingId: "list_1" }],
  ])("%s has the purchase looked at, and is done", async (type, data, which) => {
    desk.startWorker();
    await desk.tell("evt_1", type, data);
    await ends("evt_1", "applied");
    expect(lookAtPurchases.mock.calls).toEqual([[which]]);
  });

  it.each(["listing.sold", "listing.cancelled"])(
    "%s has the listing forgotten, and looked at",
    async (type) => {
      await desk.tell("evt_1", type, { listingId: "list_1" });
      await desk.roundOnce();
      expect(forgetListing.mock.calls).toEqual([["list_1"]]);
      expect(lookAtListing.mock.calls).toEqual([["list_1"]]);
      expect(await desk.endOf("evt_1")).toBe("applied");
      // Whoever bought it may have come from elsewhere; the seller is told all the same.
      expect(hearOfSale.mock.calls).toEqual(type === "listing.sold" ? [["list_1"]] : []);
    },
  );

  it.each([
    ["user.changed", { jobId: "job_1" }, "no use for this type yet"],
    ["job.completed", {}, "names no job"],
    ["model.training.failed", {}, "names no job"],
    ["purchase.failed", {}, "names no purchase"],
    ["listing.sold", {}, "names no listing"],
  ])("%s with %j is kept with nothing to do", async (type, data, reason) => {
    await desk.tell("evt_1", type, data);
    await desk.roundOnce();
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
    await desk.tell("evt_1", type, data);
    await desk.roundOnce();
    expect(lookAtJobs.mock.calls).toEqual([[which, "evt_1"]]);
    expect(lookAtModels).not.toHaveBeenCalled();
    expect(await desk.endOf("evt_1")).toBe("applied");
  });

  it("of a training that no job follows has the model itself looked at", async () => {
    lookAtJobs.mockResolvedValue(0);
    await desk.tell("evt_1", "model.training.completed", { modelId: "mod_1" });
    await desk.roundOnce();
    expect(lookAtModels.mock.calls).toEqual([["mod_1"]]);
    expect(await desk.endOf("evt_1")).toBe("applied");
  });

  it.each([
    ["job.failed", { jobId: "job_9" }, "no unfinished job here"],
    ["model.training.completed", { modelId: "mod_9" }, "no such model here"],
  ])("%s of something that is not ours has nothing to do", async (type, data, reason) => {
    lookAtJobs.mockResolvedValue(0);
    lookAtModels.mockResolvedValue(0);
    await desk.tell("evt_1", type, data);
    await desk.roundOnce();
    expect(await inbox.row("evt_1")).toMatchObject({ state: "nothing-to-do", reason });
  });

  it("of a purchase that is not ours has nothing to do", async () => {
    lookAtPurchases.mockResolvedValue(0);
    await desk.tell("evt_1", "purchase.completed", { purchaseId: "purch_9" });
    await desk.roundOnce();
    expect(await desk.endOf("evt_1")).toBe("nothing-to-do");
  });
});

describe("many events of one listing, all stored before any is applied", () => {
  it("are applied each, and have it looked at once between them", async () => {
    for (let index = 0; index < 6; index += 1) {
      const type = index % 2 === 0 ? "listing.sold" : "listing.cancelled";
      await desk.tell(`evt_${index}`, type, { listingId: "list_1" });
    }
    expect(await desk.roundOnce()).toHaveLength(6);
    const states = (await inbox.rows()).map(({ state }) => state);
    expect(states).toEqual(Array.from({ length: 6 }, () => "applied"));
    expect(forgetListing).toHaveBeenCalledTimes(6);
    for (const asked of [lookAtPurchases, lookAtListing, hearOfSale])
      expect(asked).toHaveBeenCalledTimes(1);
    // What comes later tells of what nobody has looked at yet.
    await desk.tell("evt_6", "listing.sold", { listingId: "list_1" });
    await desk.roundOnce();
    for (const asked of [lookAtPurchases, lookAtListing, hearOfSale])
      expect(asked).toHaveBeenCalledTimes(2);
  });

  it("are not served by a look that failed", async () => {
    lookAtPurchases.mockRejectedValueOnce(new CodedError("STORE_UNAVAILABLE", "down"));
    await desk.tell("evt_1", "listing.sold", { listingId: "list_1" });
    await desk.tell("evt_2", "listing.sold", { listingId: "list_1" });
    expect(await desk.roundOnce()).toEqual(["evt_1"]);
    inbox.pass(1_000);
    expect(await desk.roundOnce()).toEqual(["evt_1", "evt_2"]);
    expect(lookAtPurchases).toHaveBeenCalledTimes(2);
  });
});

describe("what can't be applied", () => {
  it("is tried eight times, each later than before, then put aside with the reason", async () => {
    lookAtPurchases.mockRejectedValue(new CodedError("REALM_ANSWER", "canary"));
    await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    const waits: number[] = [];
    while ((await desk.endOf("evt_1")) === "stored") {
      expect(await desk.roundOnce()).toEqual(["evt_1"]);
      const due = (await inbox.row("evt_1"))?.dueAt.getTime() ?? 0;
      waits.push(due - inbox.now().getTime());
      inbox.pass(Math.max(0, due - inbox.now().getTime()));
    }
    expect(waits.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000]);
    expect(lookAtPurchases).toHaveBeenCalledTimes(8);
    expect(await inbox.row("evt_1")).toMatchObject({
      state: "parked",
      reason: "REALM_ANSWER",
    });
    expect(inbox.logged()).toContain("ALERT: a webhook could not be applied");
  });

  it("does not hold up what comes after it", async () => {
    lookAtPurchases.mockRejectedValue(new Error("a bug"));
    await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await desk.roundOnce();
      inbox.pass(600_000);
    }
    lookAtPurchases.mockResolvedValue(1);
    await desk.tell("evt_2", "purchase.completed", { purchaseId: "purch_1" }, 600);
    await desk.roundOnce();
    expect(await desk.endOf("evt_2")).toBe("applied");
  });
});

it("an outage of ten minutes, which is nobody's to decide, parks nothing", async () => {
  lookAtPurchases.mockRejectedValue(new CodedError("CHAIN_UNAVAILABLE", "canary"));
  await desk.tell("evt_1", "purchase.failed", { purchaseId: "purch_1" });
  for (let minutes = 0; minutes < 10; minutes += 1) {
    for (const tried of [await desk.roundOnce(), await desk.roundOnce()])
      expect(["evt_1", undefined]).toContain(tried[0]);
    inbox.pass(60_000);
  }
  expect(await inbox.row("evt_1")).toMatchObject({ state: "stored", reason: "CHAIN_UNAVAILABLE" });
  lookAtPurchases.mockResolvedValue(1);
  inbox.pass(300_000);
  await desk.roundOnce();
  expect(await desk.endOf("evt_1")).toBe("applied");
});
