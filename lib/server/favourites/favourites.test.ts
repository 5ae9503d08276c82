import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { MOST_FAVOURITES } from "@/lib/core/favourites";
import { lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { favourites } from "@/lib/server/db/schema/favourites";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import type { FavouriteContext } from "./context";
import { dropFavourite, keepFavourite } from "./keep";
import { favouriteIds, listFavourites } from "./read";

const SOL = 1_000_000_000n;

const listing = (listingId: string): RealmListing => ({
  listingId,
  assetType: "model",
  assetId: `model_${listingId}`,
  sellerWallet: address("11111111111111111111111111111111"),
  price: lamports(2n * SOL),
  currency: "SOL",
  description: "",
  listingType: "fixed_price",
  status: "active",
  createdAt: "2026-11-01T00:00:00Z",
  assetDetails: { name: `Asset ${listingId}`, description: "", tags: [], previewImageUrl: "" },
});

let open: OpenDatabase;
let context: FavouriteContext;
let minute = 0;
/** What REALM says of a listing instead of showing it. */
const refusals = new Map<string, CodedError>();

beforeAll(async () => {
  open = await openTestDatabase();
  context = {
    database: open.database,
    now: () => new Date(Date.UTC(2026, 10, 22, 12, (minute += 1))),
    readListing: (listingId) => {
      const refusal = refusals.get(listingId);
      if (refusal) return Promise.reject(refusal);
      return Promise.resolve({ value: listing(listingId), asOf: new Date(), stale: false });
    },
  };
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  refusals.clear();
  await open.database.delete(favourites);
});

const keep = (listingId: string, wallet = "alice") => keepFavourite(context, wallet, listingId);
const gone = new CodedError("LISTING_NOT_FOUND", "gone");
const down = new CodedError("REALM_UNAVAILABLE", "down");
const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "nothing thrown",
    (error: unknown) => (error instanceof CodedError ? error.code : "another error"),
  );

describe("favourites of a wallet", () => {
  it("are kept once and dropped once, however often that is asked for, also at the same time", async () => {
    await Promise.all([keep("one"), keep("one"), keep("two")]);
    await keep("one");
    expect([...(await favouriteIds(context, "alice"))].sort()).toEqual(["one", "two"]);
    await dropFavourite(context, "alice", "one");
    await dropFavourite(context, "alice", "one");
    expect(await favouriteIds(context, "alice")).toEqual(["two"]);
  });

  it("are nobody else's: one is not seen, and not dropped, by another wallet", async () => {
    await keep("one");
    await dropFavourite(context, "bob", "one");
    expect(await favouriteIds(context, "bob")).toEqual([]);
    expect((await listFavourites(context, "bob", 1)).total).toBe(0);
    expect(await favouriteIds(context, "alice")).toEqual(["one"]);
  });

  it("come newest first, 24 to a page, each once", async () => {
    for (let n = 1; n <= 30; n += 1) await keep(`l${n}`);
    const pages = [
      await listFavourites(context, "alice", 1),
      await listFavourites(context, "alice", 2),
    ];
    expect(pages.map(({ total }) => total)).toEqual([30, 30]);
    expect(pages.flatMap((page) => page.favourites.map(({ listingId }) => listingId))).toEqual(
      Array.from({ length: 30 }, (_, n) => `l${30 - n}`),
    );
  });

  it("do not take in what REALM does not know, or can't be asked about", async () => {
    refusals.set("never", gone).set("later", down);
    expect(await codeOf(keep("never"))).toBe("LISTING_NOT_FOUND");
    expect(await codeOf(keep("later"))).toBe("REALM_UNAVAILABLE");
    expect(await favouriteIds(context, "alice")).toEqual([]);
  });

  it("tell one that is gone from one that can't be asked about, both by the name they had", async () => {
    for (const id of ["here", "gone", "later"]) await keep(id);
    refusals.set("gone", gone).set("later", down);
    const { favourites: shown } = await listFavourites(context, "alice", 1);
    expect(shown.map(({ then, now }) => [then.name, then.price, now.state])).toEqual([
      ["Asset later", 2n * SOL, "unknown"],
      ["Asset gone", 2n * SOL, "gone"],
      ["Asset here", 2n * SOL, "there"],
    ]);
    await expect(keep("gone"), "kept before, so nothing to look up").resolves.toBeUndefined();
  });

  it("end at the limit, also for two who reach for the last place at once", async () => {
    const rows = Array.from({ length: MOST_FAVOURITES - 1 }, (_, n) => ({
      wallet: "alice",
      listingId: `filler${n}`,
      name: "Filler",
      assetType: "model" as const,
      price: 1n,
      keptAt: new Date(),
    }));
    await open.database.insert(favourites).values(rows);
    const codes = await Promise.all(["x", "y"].map((id) => codeOf(keep(id))));
    expect(codes.sort()).toEqual(["FAVOURITES_FULL", "nothing thrown"]);
    expect((await listFavourites(context, "alice", 1)).total).toBe(MOST_FAVOURITES);
    expect(await codeOf(keep("filler1")), "kept already").toBe("nothing thrown");
    expect(await codeOf(keep("one", "bob")), "another's room").toBe("nothing thrown");
  });
});
