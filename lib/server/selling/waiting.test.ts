import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import type { SellingContext } from "./context";
import { cancelListing } from "./cancel";
import { createListing } from "./create";
import { lookAtListing } from "./look";
import { listOwn } from "./read";
import { claimDueRows, makeDue } from "./store/lease";
import { openDesk, seller, toldListing, wish, type SellingDesk } from "./testing/desk";
import { workOn } from "./worker";

let desk: SellingDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

const create = () => createListing(desk.context, seller, wish());
const rows = () => desk.context.database.select().from(ownListings);
const states = async () => (await rows()).map(({ state }) => state);
const creations = () => desk.market.calls.filter(({ operation }) => operation === "create");

/** What the worker does once a minute has passed. */
const workThrough = async (): Promise<void> => {
  desk.pass(60_000);
  for (const row of await claimDueRows(desk.context, 10)) await workOn(desk.context, row);
};

describe("a seller's listings", () => {
  it("that one wrong answer called cancelled are for sale again once REALM shows them a while later", async () => {
    await create();
    desk.market.fail("before", "LISTING_NOT_FOUND");
    desk.pass(6 * 60_000);
    await workThrough();
    await listOwn(desk.context, seller);
    expect(await states()).toEqual(["cancelled"]);
    desk.pass(61_000);
    await listOwn(desk.context, seller);
    expect(await rows()).toMatchObject([{ state: "active", trouble: null, endedAt: null }]);
  });

  it("that are for sale stay in sight and in its hands, however many newer ones are over", async () => {
    const { listingId, id } = await create();
    const at = new Date(desk.context.now().getTime() + 60 * 60_000);
    const over = Array.from({ length: 201 }, (_, n) => ({
      ...{ id: crypto.randomUUID(), owner: seller, origin: "here" as const, listingId: `old_${n}` },
      ...{ assetType: "model" as const, assetId: "mod_old", assetName: "Old", description: "" },
      ...{ price: 1n, listingType: "fixed_price" as const, state: "cancelled" as const },
      ...{ endedAt: at, dueAt: at, leaseUntil: at, createdAt: at, updatedAt: at },
    }));
    await desk.context.database.insert(ownListings).values(over);
    const { rows: shown, isCut } = await listOwn(desk.context, seller);
    expect(shown).toHaveLength(201);
    expect([shown.at(-1)?.id, isCut]).toEqual([id, true]);
    // What is for sale all the same is found however old it is.
    desk.market.listings.set("old_0", toldListing({ listingId: "old_0", assetId: "mod_old" }));
    desk.pass(120 * 60_000);
    await listOwn(desk.context, seller);
    expect((await rows()).find((row) => row.listingId === "old_0")?.state).toBe("active");
    expect((await cancelListing(desk.context, seller, listingId ?? "")).state).toBe("cancelled");
  });

  it("that nobody signs are asked about less and less, and forget nothing of the market", async () => {
    await create();
    await desk.context.database.update(ownListings).set({ state: "signing" });
    desk.market.listings.clear();
    desk.forgotten.length = 0;
    const asked = () => desk.market.calls.filter(({ operation }) => operation === "get").length;
    for (let minute = 0; minute < 60; minute += 1) await workThrough();
    expect(asked()).toBeGreaterThan(3);
    expect(asked()).toBeLessThan(12);
    expect(desk.forgotten).toEqual([]);
  });

  it("are asked about ever later while REALM does not answer", async () => {
    await create();
    desk.pass(6 * 60_000);
    for (const tries of [1, 2, 3]) {
      desk.market.fail("before", "REALM_UNAVAILABLE");
      await workThrough();
      expect(await rows()).toMatchObject([{ state: "active", tries }]);
    }
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "active", tries: 0 }]);
  });

  it("wait for a signature twenty at a time, no more", async () => {
    const [one] = [await create()];
    const waiting = Array.from({ length: 20 }, (_, index) => ({
      ...{ ...one, id: crypto.randomUUID(), key: crypto.randomUUID() },
      ...{ listingId: `list_s${index}`, state: "signing" as const },
    }));
    await desk.context.database.insert(ownListings).values(waiting);
    expect(await codeOf(create())).toBe("LISTINGS_WAITING");
    expect(creations()).toHaveLength(1);
  });
});

describe("an answer of REALM's that comes late", () => {
  const look = async (using = desk.context): Promise<void> => {
    const [row] = await rows();
    if (row) await lookAtListing(using, row);
  };
  /** The look's question is out; before its answer is written, something happens. */
  const meanwhile = (happens: () => Promise<unknown>, fails = false): SellingContext => ({
    ...desk.context,
    listingNow: async (listingId) => {
      const told = await desk.context.listingNow(listingId);
      await happens();
      if (fails) throw new CodedError("LISTING_NOT_FOUND", "asked a while ago");
      return told;
    },
  });
  const become = (change: Partial<typeof ownListings.$inferInsert>) =>
    desk.context.database.update(ownListings).set(change);

  it("does not undo a wish to cancel that was made since it was asked for", async () => {
    await create();
    await become({ state: "signing" });
    await look(meanwhile(() => become({ state: "cancelling" })));
    expect(await states()).toEqual(["cancelling"]);
  });

  it("that REALM knows nothing of it ends no listing that came onto the market since", async () => {
    await create();
    await become({ state: "signing" });
    await look(meanwhile(() => become({ state: "active" }), true));
    expect(await states()).toEqual(["active"]);
  });

  it("changes nothing where a later question was answered first", async () => {
    await create();
    desk.pass(1_000);
    await look(
      meanwhile(async () => {
        desk.pass(1_000);
        desk.market.change("list_1", { price: lamports(7n) });
        await look();
      }),
    );
    expect(await rows()).toMatchObject([{ toldPrice: 7n }]);
  });

  it("is heard though the clock was set back by an hour since the last one", async () => {
    await create();
    desk.pass(3_600_000);
    await look();
    desk.pass(-3_600_000);
    desk.market.change("list_1", { status: "sold" });
    await look();
    expect(await states()).toEqual(["sold"]);
  });

  it("leaves a listing due that was called for while it was worked on", async () => {
    await create();
    desk.pass(6 * 60_000);
    const [claimed] = await claimDueRows(desk.context, 1);
    if (!claimed) throw new Error("nothing was due");
    desk.pass(1_000);
    await makeDue(desk.context, ["list_1"]);
    await workOn(desk.context, claimed);
    expect(await claimDueRows(desk.context, 1)).toHaveLength(1);
  });
});
