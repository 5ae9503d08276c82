import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import type { RealmListing } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import type { OpenDatabase } from "@/lib/server/db/database";
import { listingPrices } from "@/lib/server/db/schema/listing-prices";
import { openTestDatabase } from "@/lib/server/db/testing/test-database";
import { createNotePrice, MOST_PRICES, seenPrices, type NotePrice } from "./prices";

const START = Date.UTC(2026, 10, 22);

const at = (
  price: bigint,
  {
    listingId = "one",
    status = "active",
  }: Partial<Pick<RealmListing, "listingId" | "status">> = {},
): RealmListing => ({
  ...{ listingId, status, price: lamports(price) },
  assetType: "model",
  assetId: "model_1",
  sellerWallet: address("11111111111111111111111111111111"),
  currency: "SOL",
  description: "",
  listingType: "fixed_price",
  createdAt: "2026-11-01T00:00:00Z",
  assetDetails: { name: "One", description: "", tags: [], previewImageUrl: "" },
});

let open: OpenDatabase;
let note: NotePrice;
/** How often the database was asked for by `note`. */
let asked = 0;

const noteOf = (): NotePrice =>
  createNotePrice(() => {
    asked += 1;
    return Promise.resolve(open.database);
  });

beforeAll(async () => {
  open = await openTestDatabase();
}, 120_000);
afterAll(() => open.close());
beforeEach(async () => {
  await open.database.delete(listingPrices);
  note = noteOf();
  asked = 0;
});

const seen = async (listingId = "one") =>
  (await seenPrices(open.database, listingId)).map(
    ({ price, seenAt }) => [price, (seenAt.getTime() - START) / 1_000] as const,
  );
const second = (n: number): Date => new Date(START + n * 1_000);

describe("prices of a listing", () => {
  it("are one row per change with the time it was first seen, also when an old price comes back", async () => {
    for (const [price, when] of [
      [5n, 0],
      [5n, 1],
      [7n, 2],
      [7n, 3],
      [5n, 4],
    ] as const)
      await note(at(price), second(when));
    expect(await seen()).toEqual([
      [5n, 0],
      [7n, 2],
      [5n, 4],
    ]);
  });

  it("hold more than JavaScript's numbers do, to the lamport", async () => {
    await note(at(18_446_744_073_709_551_615n), second(0));
    expect((await seen())[0]?.[0]).toBe(18_446_744_073_709_551_615n);
  });

  it("ask the database nothing while they stay the same", async () => {
    for (let read = 0; read < 50; read += 1) await note(at(5n), second(read));
    expect(asked).toBe(1);
  });

  it("stay one row where another instance has noted the same change, before or at the same time", async () => {
    const other = noteOf();
    await Promise.all([note(at(5n), second(0)), other(at(5n), second(0))]);
    await note(at(7n), second(1));
    await other(at(7n), second(2));
    expect((await seen()).map(([price]) => price)).toEqual([5n, 7n]);
  });

  it("are each listing's own, and what is not for sale adds none", async () => {
    await note(at(5n), second(0));
    await note(at(6n, { listingId: "two" }), second(0));
    await note(at(9n, { status: "sold" }), second(1));
    expect((await seen()).map(([price]) => price)).toEqual([5n]);
    expect((await seen("two")).map(([price]) => price)).toEqual([6n]);
  });

  it("are kept up to a bound, the newest of them", async () => {
    for (let n = 1; n <= MOST_PRICES + 5; n += 1) await note(at(BigInt(n)), second(n));
    const kept = await seen();
    expect(kept).toHaveLength(MOST_PRICES);
    expect(kept[0]?.[0]).toBe(6n);
    expect(kept.at(-1)?.[0]).toBe(BigInt(MOST_PRICES + 5));
  });
});
