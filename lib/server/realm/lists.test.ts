import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { logger } from "@/lib/server/log";
import { closeRealms, errorOf, realmThat } from "./testing/realm-that";

const warned = vi.spyOn(logger, "warn").mockImplementation(() => undefined);
beforeEach(() => {
  warned.mockClear();
});
afterEach(closeRealms);

const right = {
  ...{ listingId: "list_1", assetType: "model", assetId: "mod_1", price: 1, currency: "SOL" },
  sellerWallet: "C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN",
  ...{ status: "active", createdAt: "2026-01-01T00:00:00Z" },
  assetDetails: { name: "Neon", previewImageUrl: "https://cdn.realm.ai/1.png" },
};
const odd = { ...right, listingId: "list_2" };
const model = { modelId: "mod_1", name: "Dusk", status: "active", createdAt: "2026-01-01" };

const searching = async (listings: readonly unknown[], more: object = {}) => {
  const page = { listings, total: 40, limit: 24, offset: 0, ...more };
  // The price's own text: a float would lose the tenth decimal.
  const body = JSON.stringify(page).replaceAll('"canary-price"', "1.0000000001");
  const { client } = await realmThat(() => [200, body]);
  return client.searchListings({});
};
const ids = async (listings: readonly unknown[]) =>
  (await searching(listings)).listings.map(({ listingId }) => listingId);

describe("a list of REALM's", () => {
  it.each<[string, object, string]>([
    ["a price of ten decimals", { price: "canary-price" }, "listings.1.price"],
    ["a status nobody knows", { status: "canary-reserved" }, "listings.1.status"],
    ["another currency", { currency: "canary-EUR" }, "listings.1.currency"],
    ["no name", { assetDetails: {} }, "listings.1.assetDetails.name"],
  ])("leaves out an item with %s, says which path, and counts it all the same", async (...row) => {
    const [, wrong, path] = row;
    const page = await searching([right, { ...odd, ...wrong }, { ...right, listingId: "list_3" }]);
    expect(page.listings.map(({ listingId }) => listingId)).toEqual(["list_1", "list_3"]);
    expect(page).toMatchObject({ total: 40, limit: 24, offset: 0 });
    expect(warned).toHaveBeenCalledTimes(1);
    const fields = { operation: "searchListings", count: 1, path };
    expect(warned).toHaveBeenCalledWith(fields, expect.any(String));
    expect(JSON.stringify(warned.mock.calls)).not.toMatch(/canary|0000000001|list_2/u);
  });

  it("shows an item whose optional parts are null, and says nothing", async () => {
    const assetDetails = { ...right.assetDetails, previewImageUrl: null };
    const bare = { ...odd, solanaTxSignature: null, assetDetails };
    expect(await ids([right, bare])).toEqual(["list_1", "list_2"]);
    expect(warned).not.toHaveBeenCalled();
  });

  it("leaves out what is no item at all", async () => {
    expect(await ids([null, right, 7, "canary"])).toEqual(["list_1"]);
    expect(warned.mock.calls[0]?.[0]).toMatchObject({ count: 3 });
    expect(await ids([{ ...odd, price: null }])).toEqual([]);
  });

  it("is none where nothing of several fits: an empty market would be a lie", async () => {
    const none = searching([
      { ...right, price: null },
      { ...odd, price: null },
    ]);
    expect((await errorOf(none)).code).toBe("REALM_ANSWER");
  });

  it.each<[string, object]>([
    ["no total", { total: null }],
    ["listings that are no list", { listings: { 0: right } }],
  ])("is none with %s", async (_, more) => {
    expect((await errorOf(searching([right, { ...odd, price: null }], more))).code).toBe(
      "REALM_ANSWER",
    );
  });

  it("of models leaves out what does not fit as well", async () => {
    const models = [model, { ...model, modelId: "mod_2", status: "canary" }];
    const body = JSON.stringify({ models, total: 2, limit: 20, offset: 0 });
    const { client } = await realmThat(() => [200, body]);
    const page = await client.listModels({});
    expect([page.models.map(({ modelId }) => modelId), page.total]).toEqual([["mod_1"], 2]);
    const fields = { operation: "listModels", count: 1, path: "models.1.status" };
    expect(warned).toHaveBeenCalledWith(fields, expect.any(String));
  });
});

it.each(["1.0000000001", "null"])(
  "a single listing with the price %s is refused",
  async (price) => {
    const body = JSON.stringify({ ...right, price: "it" }).replace('"it"', price);
    const { client } = await realmThat(() => [200, body]);
    expect((await errorOf(client.getListing("list_1"))).code).toBe("REALM_ANSWER");
  },
);
