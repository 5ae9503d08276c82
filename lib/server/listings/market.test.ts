import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports } from "@/lib/core/money";
import type { RealmListing, RealmListingPage } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import type { Database, OpenDatabase } from "@/lib/server/db/database";
import { marketLastKnown } from "@/lib/server/db/schema/market-last-known";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { FIRST_PAGE, MOST_LISTINGS } from "./kept-kinds";
import { createMarket } from "./market";

const START = Date.UTC(2026, 10, 22);
const MINUTE = 60_000;
const DOWN = new CodedError("REALM_UNAVAILABLE", "down");
const GONE = new CodedError("LISTING_NOT_FOUND", "gone");
/** More lamports than a float holds. */
const EXACT = lamports(18_446_744_073_709_551_615n);
const FIRST = { sortBy: "createdAt", sortOrder: "desc", limit: 24, offset: 0 } as const;

let open: OpenDatabase;
let now = START;
/** What REALM says when it is asked. */
let price = EXACT;
let failure: CodedError | null = null;
let description = "";
const asked: string[] = [];
const warnings: string[] = [];

const listing = (listingId: string): RealmListing => ({
  ...{ listingId, price, description, assetType: "model", assetId: "model_1" },
  sellerWallet: address("11111111111111111111111111111111"),
  currency: "SOL",
  listingType: "fixed_price",
  status: "active",
  createdAt: "2026-11-01T00:00:00Z",
  assetDetails: { name: "One", description: "", tags: ["neon"], previewImageUrl: "" },
});
const page = (): RealmListingPage => ({
  listings: [listing("one"), listing("two")],
  ...{ total: 2, limit: 24, offset: 0 },
});

const answer = <T>(value: T): Promise<T> =>
  failure === null ? Promise.resolve(value) : Promise.reject(failure);

/** A process of its own over the same database and the same REALM. */
const instance = (openDatabase: () => Promise<Database> = () => Promise.resolve(open.database)) =>
  createMarket({
    openDatabase,
    now: () => now,
    log: { warn: (_, sentence) => warnings.push(sentence) },
    realm: () => ({
      searchListings: () => answer(page()),
      getListing: (id) => {
        asked.push(id);
        return answer(listing(id));
      },
    }),
  });

const rows = () => open.database.select().from(marketLastKnown).orderBy(marketLastKnown.key);
const keys = async () => (await rows()).map(({ key }) => key);
const learned = async () => (await rows()).map(({ learnedAt }) => learnedAt.getTime() - START);

beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  await open.database.delete(marketLastKnown);
  [now, price, failure, description] = [START, EXACT, null, ""];
  asked.length = 0;
  warnings.length = 0;
});

/** REALM ceases to answer, and a while passes. */
const fall = () => {
  failure = DOWN;
  now += 2 * MINUTE;
};

describe("the market while REALM is down", () => {
  it("is shown by a new process as it was last known, to the lamport, with its age", async () => {
    const before = instance();
    const shown = await before.search(FIRST);
    await before.read("one");
    await expect.poll(keys).toEqual([FIRST_PAGE, "one"]);
    fall();
    const after = instance();
    const asOf = new Date(START);
    expect(await after.search(FIRST)).toEqual({ value: shown.value, asOf, stale: true });
    expect(await after.read("one")).toEqual({ value: listing("one"), asOf, stale: true });
    expect((await after.read("one")).value.price).toBe(EXACT);
  });

  it("is shown by an instance that never read it, once another has", async () => {
    const [one, other] = [instance(), instance()];
    failure = DOWN;
    await expect(other.search(FIRST)).rejects.toBe(DOWN);
    failure = null;
    await one.search(FIRST);
    await expect.poll(keys).toEqual([FIRST_PAGE]);
    fall();
    expect((await other.search(FIRST)).stale).toBe(true);
  });

  it("is not shown in part: a search and a listing that nobody looked at fail as before", async () => {
    const before = instance();
    await before.search(FIRST);
    await before.search({ ...FIRST, query: "neon" });
    await expect.poll(keys).toEqual([FIRST_PAGE]);
    fall();
    await expect(instance().search({ ...FIRST, query: "neon" })).rejects.toBe(DOWN);
    await expect(instance().search({ ...FIRST, offset: 24 })).rejects.toBe(DOWN);
    await expect(instance().read("three")).rejects.toBe(DOWN);
  });

  it("asks the rows once for many who wait, and REALM anew when it is back", async () => {
    await instance().read("one");
    await expect.poll(keys).toEqual(["one"]);
    fall();
    let opened = 0;
    const after = instance(() => {
      opened += 1;
      return Promise.resolve(open.database);
    });
    await Promise.all(Array.from({ length: 50 }, () => after.read("one")));
    await after.read("one");
    expect(opened).toBe(1);
    [failure, price] = [null, lamports(7n)];
    now += MINUTE;
    expect(await after.read("one")).toMatchObject({ stale: false, value: { price: 7n } });
  });

  it("does not show a row that does not parse, nor one that was learned in the future", async () => {
    await instance().read("one");
    await expect.poll(keys).toEqual(["one"]);
    fall();
    for (const broken of [
      { learnedAt: new Date(now + 2 * MINUTE) },
      { learnedAt: new Date(START), value: { listingId: "one", price: 1.5 } },
    ]) {
      await open.database.update(marketLastKnown).set(broken);
      await expect(instance().read("one")).rejects.toBe(DOWN);
    }
  });
});

describe("what REALM has taken back", () => {
  it("is not shown again by any process: a listing that is gone", async () => {
    const before = instance();
    await before.read("one");
    await expect.poll(keys).toEqual(["one"]);
    failure = GONE;
    now += MINUTE;
    await expect(before.read("one")).rejects.toBe(GONE);
    await expect.poll(keys).toEqual([]);
  });

  it("is not found again by who was told of a change, nor a page that holds it; other pages stay", async () => {
    const before = instance();
    await before.search(FIRST);
    await before.read("one");
    await expect.poll(keys).toEqual([FIRST_PAGE, "one"]);
    fall();
    const told = instance();
    told.forgetListing("elsewhere");
    expect((await told.search(FIRST)).stale).toBe(true);
    told.forgetListing("one");
    await expect(told.read("one")).rejects.toBe(DOWN);
    await expect(told.search(FIRST)).rejects.toBe(DOWN);
    expect(await keys()).toEqual([]);
    failure = null;
    now += MINUTE / 10;
    await told.search(FIRST);
    await expect.poll(keys).toEqual([FIRST_PAGE]);
  });

  it("is removed where two changes are told of at once", async () => {
    const told = instance();
    await told.search(FIRST);
    await expect.poll(keys).toEqual([FIRST_PAGE]);
    told.forgetListing("two");
    told.forgetListing("elsewhere");
    await expect.poll(keys).toEqual([]);
  });
});

describe("the rows of what was last known", () => {
  it("are written once a minute at most, however often the market is read anew", async () => {
    const market = instance();
    await market.read("one");
    await expect.poll(learned).toEqual([0]);
    for (let read = 1; read < 10; read += 1) {
      now += MINUTE / 10;
      await market.read("one");
    }
    // Written in the order of reading: what was to be written of the first is, once this is.
    await market.read("two");
    await expect.poll(learned).toEqual([0, 0.9 * MINUTE]);
    now += MINUTE / 10;
    await market.read("one");
    await expect.poll(learned).toEqual([MINUTE, 0.9 * MINUTE]);
    expect(asked).toHaveLength(12);
  });

  it("are bounded in number, the newest stay, and in size", async () => {
    const market = instance();
    const value = {};
    await open.database.insert(marketLastKnown).values(
      Array.from({ length: MOST_LISTINGS }, (_, n) => ({
        ...{ kind: "listing" as const, key: `old-${n}`, value },
        learnedAt: new Date(START - n - 1),
      })),
    );
    await market.read("one");
    await expect
      .poll(async () => {
        const all = await keys();
        return [all.length, all.includes("one"), all.includes(`old-${MOST_LISTINGS - 1}`)];
      })
      .toEqual([MOST_LISTINGS, true, false]);
    description = "x".repeat(40_000);
    await market.read("long");
    description = "";
    await market.read("two");
    await expect.poll(keys).toContain("two");
    expect(await keys()).not.toContain("long");
  });

  it("harm no answer where they cannot be written or read, nor keep anybody waiting", async () => {
    const broken = instance(() => Promise.reject(new Error("no database")));
    expect((await broken.read("one")).stale).toBe(false);
    await expect
      .poll(() => warnings)
      .toContain("What was last known of the market could not be kept.");
    failure = DOWN;
    await expect(broken.read("two")).rejects.toBe(DOWN);
    const stuck = instance(() => new Promise<Database>(() => undefined));
    failure = null;
    expect((await stuck.search(FIRST)).stale).toBe(false);
  });
});
