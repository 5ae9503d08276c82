import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { liveEvents } from "@/lib/server/db/schema/live";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { cancelListing } from "./cancel";
import { createListing } from "./create";
import { listOwn } from "./read";
import { claimDueRows } from "./store/lease";
import {
  MODEL,
  openDesk,
  seller,
  stranger,
  toldListing,
  wish,
  type SellingDesk,
} from "./testing/desk";
import { viewOf } from "./view";
import { workOn } from "./worker";

const HOUR = 3_600_000;

let desk: SellingDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

const create = (more: Parameters<typeof wish>[0] = {}) =>
  createListing(desk.context, seller, wish(more));
const rows = () => desk.context.database.select().from(ownListings);
const states = async () => (await rows()).map(({ state }) => state);
const creations = () => desk.market.calls.filter(({ operation }) => operation === "create");

/** What the worker does once everything that waits has come due. */
const workThrough = async (): Promise<void> => {
  desk.pass(60_000);
  for (const row of await claimDueRows(desk.context, 10)) await workOn(desk.context, row);
};

describe("listing for sale", () => {
  it("asks REALM under the row's own key, drops what is remembered of the market and tells the pages", async () => {
    const row = await create();
    expect(viewOf(row, null)).toMatchObject({
      state: "active",
      listingId: "list_1",
      price: 2_500_000_000n,
      otherPrice: null,
      otherSeller: null,
    });
    expect(creations()).toMatchObject([{ key: row.attempt, keyUse: "first" }]);
    expect(desk.forgotten).toEqual(["pages"]);
    expect(await desk.context.database.select().from(liveEvents)).toContainEqual(
      expect.objectContaining({ wallet: seller, kind: "listing", subject: row.id }),
    );
  });

  it("with one key, however often and at the same moment, lists once", async () => {
    const key = crypto.randomUUID();
    const all = await Promise.all(Array.from({ length: 5 }, () => create({ key })));
    all.push(await create({ key }));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(desk.market.listings.size).toBe(1);
    expect(await states()).toEqual(["active"]);
  });

  it("whose answer was lost goes on by itself and ends as the one listing that was made", async () => {
    desk.market.fail("after", "REALM_UNAVAILABLE");
    expect(await create()).toMatchObject({ state: "making", trouble: "REALM_UNAVAILABLE" });
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "active", listingId: "list_1", trouble: null }]);
    expect(desk.market.listings.size).toBe(1);
    // A conflict is then no refusal: the first call may still be in flight.
    expect(creations().map(({ keyUse }) => keyUse)).toEqual(["first", "again"]);
  });

  it.each(["before", "after"] as const)(
    "that was stored when the process died %s REALM acted is listed by whoever looks next, once",
    async (at) => {
      desk.market.fail(at, new Error("power cut"));
      const key = crypto.randomUUID();
      await expect(create({ key })).rejects.toThrow("power cut");
      await workThrough();
      expect(await states()).toEqual(["active"]);
      expect((await create({ key })).state).toBe("active");
      expect(desk.market.listings.size).toBe(1);
    },
  );

  it("is found at the market before REALM's answer came, and stays one", async () => {
    desk.market.fail("after", "REALM_UNAVAILABLE");
    await create();
    await listOwn(desk.context, seller);
    await workThrough();
    await listOwn(desk.context, seller);
    expect(await rows()).toMatchObject([{ origin: "here", state: "active" }]);
  });

  it("that REALM refuses leaves nothing behind, and its key free", async () => {
    const key = crypto.randomUUID();
    desk.market.fail("before", "ASSET_LISTED");
    expect(await codeOf(create({ key }))).toBe("ASSET_LISTED");
    expect(await rows()).toEqual([]);
    expect((await create({ key, price: lamports(1n) })).state).toBe("active");
  });

  it("that REALM refuses once nobody waits any more is kept as not listed, with the reason", async () => {
    desk.market.fail("before", "REALM_UNAVAILABLE");
    await create();
    desk.market.fail("before", "ASSET_LISTED");
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "failed", trouble: "ASSET_LISTED" }]);
  });

  it("is not asked for again once REALM may have forgotten its key", async () => {
    desk.market.fail("before", "REALM_UNAVAILABLE");
    const key = crypto.randomUUID();
    await create({ key });
    desk.pass(23 * HOUR);
    expect(await codeOf(create({ key }))).toBe("LISTING_KEY");
    await workThrough();
    expect(await states()).toEqual(["failed"]);
    expect(creations()).toHaveLength(1);
  });

  it("waits for its owner's credential where an earlier try may have been heard", async () => {
    desk.market.fail("after", "REALM_UNAVAILABLE");
    await create();
    desk.market.fail("before", "REALM_CREDENTIAL");
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "making", trouble: "CREDENTIAL_REFUSED" }]);
    await workThrough();
    expect(await states()).toEqual(["active"]);
  });

  it.each([
    ["other words with the same key", { price: lamports(1n) }, "LISTING_KEY"],
    ["somebody's e-mail address", { description: "Ask jane.doe@example.com" }, "PERSONAL_DATA"],
    ["a model that is not the wallet's", { modelId: crypto.randomUUID() }, "MODEL_NOT_FOUND"],
  ])("refuses %s before REALM is asked", async (_what, more, code) => {
    const key = crypto.randomUUID();
    await create({ key });
    expect(await codeOf(create({ key, ...more }))).toBe(code);
    expect(creations()).toHaveLength(1);
  });

  it("shows another price or payee than was asked for", async () => {
    const { id } = await create();
    desk.market.change("list_1", { price: lamports(7n), sellerWallet: stranger });
    desk.pass(5_000);
    const { rows: own } = await listOwn(desk.context, seller);
    expect(own.map((row) => viewOf(row, null))).toMatchObject([
      { id, price: 2_500_000_000n, otherPrice: 7n, otherSeller: stranger },
    ]);
  });
});

describe("taking off the market", () => {
  it("tells REALM, and twice is as good as once", async () => {
    await create();
    const cancelled = await cancelListing(desk.context, seller, "list_1");
    expect(cancelled.state).toBe("cancelled");
    expect(cancelled.endedAt).not.toBeNull();
    expect((await cancelListing(desk.context, seller, "list_1")).state).toBe("cancelled");
    expect(desk.market.listings.get("list_1")?.status).toBe("cancelled");
    expect(desk.forgotten).toContain("list_1");
  });

  it("whose answer was lost goes on by itself", async () => {
    await create();
    desk.market.fail("before", "REALM_UNAVAILABLE");
    expect((await cancelListing(desk.context, seller, "list_1")).state).toBe("cancelling");
    await workThrough();
    expect(await states()).toEqual(["cancelled"]);
  });

  it("of what was sold meanwhile says so, and the listing is sold", async () => {
    await create();
    desk.market.change("list_1", { status: "sold", solanaTxSignature: "5sig" });
    expect(await codeOf(cancelListing(desk.context, seller, "list_1"))).toBe(
      "LISTING_SOLD_MEANWHILE",
    );
    expect(await rows()).toMatchObject([{ state: "sold", signature: "5sig" }]);
  });

  it("that REALM refuses leaves it for sale and says why", async () => {
    await create();
    desk.market.fail("before", "REALM_SIGNATURE");
    expect(await codeOf(cancelListing(desk.context, seller, "list_1"))).toBe("CREDENTIAL_REFUSED");
    expect(await rows()).toMatchObject([{ state: "active", trouble: "CREDENTIAL_REFUSED" }]);
  });

  it("is nobody else's to do, and looks as if there were none", async () => {
    await create();
    expect(await codeOf(cancelListing(desk.context, stranger, "list_1"))).toBe("LISTING_NOT_FOUND");
    expect(await codeOf(cancelListing(desk.context, seller, "list_9"))).toBe("LISTING_NOT_FOUND");
    expect(desk.market.calls.some(({ operation }) => operation === "cancel")).toBe(false);
  });

  it("asks REALM again about what is called cancelled here, and takes off what it shows all the same", async () => {
    const { id } = await create();
    desk.market.fail("before", "LISTING_NOT_FOUND");
    desk.pass(6 * 60_000);
    await workThrough();
    expect(await states()).toEqual(["cancelled"]);
    desk.market.fail("before", "REALM_UNAVAILABLE");
    expect(await codeOf(cancelListing(desk.context, seller, "list_1"))).toBe("REALM_UNAVAILABLE");
    expect(await cancelListing(desk.context, seller, "list_1")).toMatchObject({
      id,
      state: "cancelled",
      trouble: null,
    });
    expect(desk.market.listings.get("list_1")?.status).toBe("cancelled");
  });

  it("of what waits for a signature does not say it is done where it has moved on", async () => {
    await create();
    await desk.context.database.update(ownListings).set({ state: "signing" });
    const { database } = desk.context;
    const race = {
      ...desk.context,
      now: () => {
        void database
          .update(ownListings)
          .set({ state: "active" })
          .then(() => undefined);
        return desk.context.now();
      },
    };
    expect(await codeOf(cancelListing(race, seller, "list_1"))).toBe("HANDOVER_STATE");
  });

  it("works for a listing made elsewhere", async () => {
    desk.market.listings.set("list_7", toldListing({ listingId: "list_7", assetId: "inf_1" }));
    await cancelListing(desk.context, seller, "list_7");
    expect(await rows()).toMatchObject([
      { origin: "elsewhere", state: "cancelled", listingId: "list_7" },
    ]);
  });
});

describe("a seller's listings", () => {
  it("show what was sold, once somebody looks, and what was found at the market", async () => {
    await create();
    desk.market.listings.set("list_7", toldListing({ listingId: "list_7", assetId: "inf_1" }));
    desk.market.listings.set(
      "list_8",
      toldListing({ listingId: "list_8", sellerWallet: stranger }),
    );
    desk.market.change("list_1", { status: "sold", solanaTxSignature: "5sig" });
    desk.pass(5_000);
    const { rows: own, among, trouble } = await listOwn(desk.context, seller);
    expect(
      own.map(({ listingId, state, origin }) => [listingId, state, origin]).toSorted(),
    ).toEqual([
      ["list_1", "sold", "here"],
      ["list_7", "active", "elsewhere"],
    ]);
    expect({ among, trouble }).toEqual({ among: null, trouble: null });
  });

  it("stay on show as they were known while REALM does not answer", async () => {
    await create();
    desk.pass(5_000);
    desk.market.fail("before", "REALM_UNAVAILABLE");
    const { rows: own, trouble } = await listOwn(desk.context, seller);
    expect(own).toMatchObject([{ state: "active" }]);
    expect(trouble).toBe("REALM_UNAVAILABLE");
  });

  it("that REALM has no more are off the market", async () => {
    await create();
    desk.market.listings.clear();
    desk.pass(6 * 60_000);
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "cancelled", trouble: "LISTING_NOT_FOUND" }]);
  });

  it("of a model in training can't be begun", async () => {
    const context = {
      ...desk.context,
      modelOf: async (wallet: typeof seller, id: string) => ({
        ...(await desk.context.modelOf(wallet, id)),
        status: "training" as const,
      }),
    };
    expect(await codeOf(createListing(context, seller, wish({ modelId: MODEL })))).toBe(
      "ASSET_NOT_READY",
    );
    expect(await rows()).toEqual([]);
  });
});
