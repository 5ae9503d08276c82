import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import type { RealmListed } from "@/lib/core/realm";
import { handovers, ownListings } from "@/lib/server/db/schema/own-listings";
import { codeOf } from "@/lib/server/purchases/testing/code-of";
import { UpstreamFailure } from "@/lib/server/upstream";
import type { SellingContext } from "./context";
import { createListing } from "./create";
import { claimDueRows } from "./store/lease";
import { takeBack } from "./take-back";
import { openDesk, seller, stranger, wish, type SellingDesk } from "./testing/desk";
import { workOn } from "./worker";

let desk: SellingDesk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());
beforeEach(() => desk.clear());

const create = (more: Parameters<typeof wish>[0] = {}, using = desk.context) =>
  createListing(using, seller, wish(more));
const rows = () => desk.context.database.select().from(ownListings);
const creations = () => desk.market.calls.filter(({ operation }) => operation === "create").length;

/** What the worker does once everything that waits has come due. */
const workThrough = async (using = desk.context): Promise<void> => {
  desk.pass(60_000);
  for (const row of await claimDueRows(using, 10)) await workOn(using, row);
};

/** REALM's answer to a listing, changed on its way. */
const answering = (change: (told: RealmListed) => RealmListed): SellingContext => ({
  ...desk.context,
  chain: { ...desk.context.chain, newestLastValidHeight: () => Promise.resolve(1n) },
  realmOf: () => ({
    cancelListing: desk.market.cancelListing,
    createListing: async (wanted, key) => change(await desk.market.createListing(wanted, key)),
  }),
  handoverPolicy: () => ({
    ...{ cluster: "localnet", escrow: stranger },
    ...{ networkFee: lamports(1n), accountRent: lamports(1n) },
  }),
});

const toBeSigned = (told: RealmListed): RealmListed => ({
  ...told,
  status: "pending",
  transaction: "AA==",
  licenceMint: stranger,
  expiresAt: "2026-11-21T22:20:00Z",
});

describe("a listing that REALM has not answered yet", () => {
  it("and was taken back never stays on the market, though REALM had made it", async () => {
    desk.market.fail("after", "REALM_UNAVAILABLE");
    const { id } = await create();
    expect(await takeBack(desk.context, seller, id)).toMatchObject({
      ...{ state: "making", unwanted: true },
    });
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "cancelling", listingId: "list_1" }]);
    await workThrough();
    expect(await rows()).toMatchObject([{ state: "cancelled", trouble: null }]);
    expect(desk.market.listings.get("list_1")?.status).toBe("cancelled");
  });

  it("and was taken back while REALM answers is off the market all the same, with nothing to sign", async () => {
    for (const change of [toBeSigned, (told: RealmListed) => told]) {
      await desk.clear();
      const context = answering(change);
      const meanwhile: SellingContext = {
        ...context,
        realmOf: (owner) => ({
          ...context.realmOf(owner),
          createListing: async (wanted, key) => {
            const told = await context.realmOf(owner).createListing(wanted, key);
            for (const { id } of await rows()) await takeBack(context, seller, id);
            return told;
          },
        }),
      };
      await create({}, meanwhile);
      await workThrough(meanwhile);
      expect(await rows()).toMatchObject([{ state: "cancelled" }]);
      expect(await desk.context.database.select().from(handovers)).toEqual([]);
    }
  });

  it("and was never asked for is not listed at once, and REALM never hears of it", async () => {
    const failure = new UpstreamFailure("broken", 0, undefined);
    desk.market.fail("before", new CodedError("REALM_UNAVAILABLE", "broken", { cause: failure }));
    const { id } = await create();
    expect((await takeBack(desk.context, seller, id)).state).toBe("cancelled");
    await workThrough();
    expect(creations()).toBe(1);
  });

  it("and may have been heard once is asked for again though the next call never left", async () => {
    desk.market.fail("after", "REALM_UNAVAILABLE");
    const { id } = await create();
    const failure = new UpstreamFailure("broken", 0, undefined);
    desk.market.fail("before", new CodedError("REALM_UNAVAILABLE", "broken", { cause: failure }));
    await workThrough();
    expect((await takeBack(desk.context, seller, id)).state).toBe("making");
    await workThrough();
    await workThrough();
    expect(desk.market.listings.get("list_1")?.status).toBe("cancelled");
  });

  it("is nobody else's to take back; one that is listed by then is cancelled by the same wish", async () => {
    const { id } = await create();
    expect(await codeOf(takeBack(desk.context, stranger, id))).toBe("LISTING_NOT_FOUND");
    expect((await takeBack(desk.context, seller, id)).state).toBe("cancelled");
    expect((await takeBack(desk.context, seller, id)).state).toBe("cancelled");
  });

  it("and was taken back is not said to be for sale when its form is sent again", async () => {
    desk.market.fail("before", "REALM_UNAVAILABLE");
    const key = crypto.randomUUID();
    const { id } = await create({ key });
    await takeBack(desk.context, seller, id);
    expect(await codeOf(create({ key }))).toBe("LISTING_KEY");
  });
});

describe("a listing that REALM made otherwise than it was asked", () => {
  const lies: readonly [string, Partial<RealmListed>, ErrorCode?][] = [
    ["price", { price: lamports(2_500_000n) }],
    ["kind of sale", { listingType: "auction" }],
    ["payee", { sellerWallet: stranger }, "LISTING_PAYEE"],
  ];
  it.each(lies)(
    "with another %s asks its seller to sign nothing, and is not listed",
    async (_what, lie, code = "LISTING_DIFFERS") => {
      const context = answering((told) => ({ ...toBeSigned(told), ...lie }));
      expect(await codeOf(create({}, context))).toBe(code);
      expect(await rows()).toMatchObject([{ state: "failed", trouble: code }]);
      expect(await desk.context.database.select().from(handovers)).toEqual([]);
    },
  );

  it("is asked of its seller where it is as asked", async () => {
    expect((await create({}, answering(toBeSigned))).state).toBe("signing");
    expect(await desk.context.database.select().from(handovers)).toHaveLength(1);
  });

  it.each(lies.slice(0, 2))(
    "with another %s and nothing to sign is taken off the market again, and says why to the end",
    async (_what, lie) => {
      const context = answering((told) => ({ ...told, ...lie }));
      const differs = { trouble: "LISTING_DIFFERS" };
      expect(await create({}, context)).toMatchObject({ state: "cancelling", ...differs });
      desk.market.fail("before", "REALM_UNAVAILABLE");
      await workThrough(context);
      expect(await rows()).toMatchObject([{ state: "cancelling", ...differs }]);
      await workThrough(context);
      expect(await rows()).toMatchObject([{ state: "cancelled", ...differs }]);
      expect(desk.market.listings.get("list_1")?.status).toBe("cancelled");
    },
  );
});
