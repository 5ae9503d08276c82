import { afterEach, describe, expect, it } from "vitest";
import { requestSignature } from "@/lib/core/realm";
import { address } from "@/lib/core/solana";
import type { RealmAccess } from "./access";
import {
  closeRealms,
  credential,
  errorOf,
  left,
  realmThat,
  type Reply,
  type Request,
} from "./testing/realm-that";

const seller = address("C9jgwAhL86JbcUv6qRRxBCwxDcKATk6TiuxQU31Pf9bN");
const buyer = address("HhW1trQdEWpfk7mNY7uTihPAC89pUrauwksrB2pQUcVJ");
const KEY = "7b0e1c52-6f0c-4c11-9a53-5d2f3a1b8c90";

const listing = {
  listingId: "list_1",
  assetType: "model",
  assetId: "mod_1",
  sellerWallet: seller,
  currency: "SOL",
  status: "active",
  createdAt: "2026-01-01T00:00:00Z",
  assetDetails: {
    name: "Neon\u202E Muse",
    description: "two\nlines\u200B",
    tags: ["a\u0000b"],
    previewImageUrl: "https://cdn.realm.ai/1.png",
  },
  aFieldOfTomorrow: { anything: true },
};
/** The price's own text matters, so the body is text too. */
const listingText = (price: string): string =>
  JSON.stringify(listing).replace("{", `{"price":${price},`);

afterEach(closeRealms);

/** What REALM does with a sensitive call, written from its documentation and not from our client. */
const isSigned = ({ method, url, headers, body }: Request): boolean => {
  const timestamp = headers["x-timestamp"];
  if (typeof timestamp !== "string" || !/^\d{10}$/u.test(timestamp)) return false;
  if (Math.abs(Date.now() / 1_000 - Number(timestamp)) > 300) return false;
  const path = url.split("?")[0] ?? "";
  const expected = requestSignature(credential.apiSecret, { method, path, timestamp, body });
  return headers["x-signature"] === expected && headers["x-api-key"] === credential.apiKey;
};

const prepared = JSON.stringify({
  purchaseId: "pur_1",
  listingId: "list_1",
  status: "pending_signature",
  transaction: "AQID",
  expiresAt: "2026-11-21T22:20:00Z",
});

const purchase = JSON.stringify({
  purchaseId: "pur_1",
  listingId: "list_1",
  status: "completed",
});

describe("REALM's limits", () => {
  it("for reading and for what is signed are told apart: many may read where no purchase may be begun", async () => {
    const { client, requests } = await realmThat(({ method }) =>
      method === "GET"
        ? [200, listingText("1"), left(1_200, 1_100)]
        : [200, prepared, left(240, 0)],
    );
    await client.getListing("list_1");
    await client.initiatePurchase("list_1", buyer, KEY);
    const reads = Array.from({ length: 20 }, () => client.getListing("list_1", 10_000));
    expect((await Promise.allSettled(reads)).map(({ status }) => status)).not.toContain("rejected");
    const begun = await errorOf(client.initiatePurchase("list_1", buyer, KEY));
    expect([begun.code, requests.length]).toEqual(["REALM_RATE_LIMITED", 22]);
  });

  it("are left to what moves money where little is left: a purchase is read, a listing waits", async () => {
    const { client } = await realmThat(({ url }) => [
      200,
      url.includes("purchases") ? purchase : listingText("1"),
      left(100, 8),
    ]);
    await client.getListing("list_1");
    expect((await errorOf(client.getListing("list_1", 10_000))).code).toBe("REALM_RATE_LIMITED");
    expect(await client.getPurchase("pur_1")).toMatchObject({ status: "completed" });
  });

  it("are each credential's own: what one has used up stops no call with another", async () => {
    const named = (name: string) => ({ ...credential, apiKey: name, id: name, fingerprint: name });
    const access: RealmAccess = {
      owner: "platform",
      current: (scope) => Promise.resolve(named(scope)),
      forget: () => undefined,
    };
    const { client, upstream } = await realmThat(
      ({ headers }) =>
        headers["x-api-key"] === "market"
          ? [200, purchase, left(100, 0)]
          : [200, listingText("1"), left(100, 90)],
      access,
    );
    await client.getPurchase("pur_1");
    await client.getListing("list_1", 10_000);
    expect((await errorOf(client.getPurchase("pur_1"))).code).toBe("REALM_RATE_LIMITED");
    await client.getListing("list_1", 10_000);
    const known = upstream.rateLimits().map(({ group, remaining }) => [group, remaining]);
    expect(known).toEqual([
      ["platform marketplace-read market", 0],
      ["platform marketplace-read browse", 90],
    ]);
  });
});

describe("the REALM client", () => {
  it("sends the key with every call and signs only the sensitive ones, over the bytes sent", async () => {
    const { client, requests } = await realmThat(({ method }) => [
      200,
      method === "GET" ? listingText("1") : prepared,
    ]);
    await client.getListing("list_1");
    await client.initiatePurchase("list_1", buyer, KEY);
    const [read, write] = requests;
    expect(read?.headers).toMatchObject({ "x-api-key": credential.apiKey });
    expect(read?.headers["x-signature"]).toBeUndefined();
    expect(write && isSigned(write)).toBe(true);
    expect(write).toMatchObject({
      method: "POST",
      url: "/v1/marketplace/listings/list_1/purchase",
    });
    expect(write?.headers["idempotency-key"]).toBe(KEY);
    expect(write?.body.toString()).toBe(JSON.stringify({ buyerWallet: buyer }));
  });

  it("signs each retry anew under the same idempotency key", async () => {
    const { client, requests } = await realmThat((_request, call) =>
      call < 3 ? [503, "{}"] : [200, prepared],
    );
    await client.initiatePurchase("list_1", buyer, KEY);
    expect(requests.map(isSigned)).toEqual([true, true, true]);
    expect(requests.map(({ headers }) => headers["idempotency-key"])).toEqual([KEY, KEY, KEY]);
  });

  it.each([
    ["15.75", 15_750_000_000n],
    ["0.000000001", 1n],
    ["1e-7", 100n],
    ["9007199.254740993", 9_007_199_254_740_993n],
  ])("reads the price %s exactly", async (text, expected) => {
    const { client } = await realmThat(() => [200, listingText(text)]);
    expect((await client.getListing("list_1")).price).toBe(expected);
  });

  it.each(["-1", "0.0000000001", '"1"', "null", "1e40"])("refuses the price %s", async (text) => {
    const { client } = await realmThat(() => [200, listingText(text)]);
    expect((await errorOf(client.getListing("list_1"))).code).toBe("REALM_ANSWER");
  });

  it("makes what strangers wrote safe to show", async () => {
    const { client } = await realmThat(() => [200, listingText("1")]);
    const { assetDetails } = await client.getListing("list_1");
    expect(assetDetails).toMatchObject({
      name: "Neon[U+202E] Muse",
      description: "two\nlines[U+200B]",
      tags: ["a\uFFFDb"],
    });
  });

  it("searches with exactly the filters given", async () => {
    const page = `{"listings":[${listingText("2.5")}],"total":1,"limit":24,"offset":0}`;
    const { client, requests } = await realmThat(() => [200, page]);
    const found = await client.searchListings({
      query: "muse & co",
      tags: ["neon", "portrait"],
      minPrice: "0.5",
      sortBy: "price",
      limit: 24,
    });
    expect(found.listings[0]?.price).toBe(2_500_000_000n);
    expect(requests[0]?.url).toBe(
      "/v1/marketplace/listings/search?query=muse+%26+co&tags=neon%2Cportrait&minPrice=0.5&sortBy=price&limit=24",
    );
  });

  it("keeps an id inside its place in the path", async () => {
    const { client, requests } = await realmThat(() => [404, "{}"]);
    await errorOf(client.getListing("../user/profile?x=1"));
    expect(requests[0]?.url).toBe("/v1/marketplace/listings/..%2Fuser%2Fprofile%3Fx%3D1");
  });

  const code = (value: string): string =>
    JSON.stringify({ error: { code: value, message: "canary" } });
  it.each<[number, string, string]>([
    [400, code("bad"), "REALM_REFUSED"],
    [401, code("invalid_api_key"), "REALM_CREDENTIAL"],
    [403, code("invalid_signature"), "REALM_SIGNATURE"],
    [404, "<html>", "LISTING_NOT_FOUND"],
    [409, code("already_sold"), "LISTING_SOLD"],
    [409, "not json", "REALM_REFUSED"],
    [409, code("listing_cancelled"), "LISTING_CANCELLED"],
    [409, code("not_fixed_price"), "LISTING_NOT_FOR_SALE"],
    [409, code("own_listing"), "LISTING_OWN"],
    [409, code("idempotency_in_flight"), "REALM_UNAVAILABLE"],
    [409, code("__proto__"), "REALM_REFUSED"],
    [422, code("reused"), "REALM_REFUSED"],
  ])("says what %i %s means, and never REALM's own words", async (status, body, expected) => {
    const { client } = await realmThat(() => [status, body, { "content-type": "text/plain" }]);
    const error = await errorOf(client.initiatePurchase("list_1", buyer, KEY));
    expect(error.code).toBe(expected);
    expect(JSON.stringify([error.message, error.sentence, error.context])).not.toContain("canary");
  });

  it.each([code("conflict"), "<html>"])(
    "takes the 409 %s for no refusal where an earlier attempt may be in flight, nor for one of its key",
    async (body) => {
      const model = { name: "Dawn", description: "", baseModel: "base", tags: [] };
      const { client } = await realmThat((_request, call) => [call === 1 ? 503 : 409, body]);
      expect((await errorOf(client.createModel(model, KEY))).code).toBe("REALM_UNAVAILABLE");
      expect((await errorOf(client.createModel(model, KEY))).code).toBe("REALM_REFUSED");
      expect((await errorOf(client.createModel(model, KEY, "again"))).code).toBe(
        "REALM_UNAVAILABLE",
      );
    },
  );

  it("gives up on a rate limit that outlasts the caller, in words of its own", async () => {
    const { client, requests } = await realmThat(() => [429, "{}", { "retry-after": "60" }]);
    expect((await errorOf(client.getListing("list_1", 2_000))).code).toBe("REALM_RATE_LIMITED");
    expect(requests).toHaveLength(1);
  });

  it.each<[string, Reply]>([
    ["a page instead of JSON", [200, "<p>hi</p>", { "content-type": "text/html" }]],
    ["half an answer", [200, '{"listingId":"list_1"']],
    ["another shape", [200, "[]"]],
    ["an unknown status", [200, listingText("1").replace("active", "melted")]],
  ])("does not take %s for an answer", async (_name, reply) => {
    const { client } = await realmThat(() => reply);
    expect((await errorOf(client.getListing("list_1"))).code).toBe("REALM_ANSWER");
  });
});
