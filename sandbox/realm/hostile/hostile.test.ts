import {
  getBase64EncodedWireTransaction,
  getTransactionDecoder,
  isSolanaError,
  partiallySignTransaction,
} from "@solana/kit";
import { TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listingPageSchema, type RealmListing } from "@/lib/core/realm";
import { callRealm, openTestMarket, preparedOf, type TestMarket } from "../test-support";
import { hostileKinds, isHostileKind } from ".";
import type { HostileKindName } from "./kinds";
import { expectations } from "./testing/expectations";
import { tags, viewOf } from "./testing/view";

let market: TestMarket;
let listing: RealmListing;
beforeAll(async () => {
  market = await openTestMarket();
  const path = "/marketplace/listings/search?minPrice=15.75&maxPrice=15.75";
  const answer = await callRealm(market.realm.url, path, { credential: market.realm.platform });
  const [found] = listingPageSchema.parse(answer.body).listings;
  if (!found) throw new Error("the seeded market has a listing at 15.75 SOL");
  listing = found;
});
afterAll(() => market.close());

const prepare = async (kind?: HostileKindName): Promise<Uint8Array> => {
  if (kind) market.realm.hostile.add({ kind, times: 1 });
  const path = `/marketplace/listings/${listing.listingId}/purchase`;
  const body = { buyerWallet: market.buyers[0].address };
  const credential = market.realm.platform;
  const answer = await callRealm(market.realm.url, path, { method: "POST", body, credential });
  expect(answer.status).toBe(200);
  return preparedOf(answer).wire;
};

const seller = (): string => listing.sellerWallet;
const treasury = (): string => market.realm.treasury;

/** Whether the cluster itself would take it, once the buyer has signed: then only a review helps. */
const clusterTakes = async (wire: Uint8Array): Promise<boolean> => {
  try {
    const signed = await partiallySignTransaction(
      [market.buyers[0].keyPair],
      getTransactionDecoder().decode(wire),
    );
    const { value } = await market.rpc
      .simulateTransaction(getBase64EncodedWireTransaction(signed), {
        encoding: "base64",
        sigVerify: true,
      })
      .send();
    return value.err === null;
  } catch (error) {
    if (isSolanaError(error)) return false;
    throw error;
  }
};

describe("the honest transaction", () => {
  it("pays seller and treasury, moves the licence, names the purchase, and would land", async () => {
    const wire = await prepare();
    const honest = viewOf(wire);
    expect(honest.feePayer).toBe(market.buyers[0].address);
    expect(honest.paid).toEqual({ [seller()]: 15_356_250_000n, [treasury()]: 393_750_000n });
    expect(tags(honest, TOKEN_PROGRAM_ADDRESS)).toEqual([12]);
    expect(honest.instructions.length).toBe(7);
    expect(await clusterTakes(wire)).toBe(true);
  });
});

describe.each(Object.keys(hostileKinds).filter((name) => isHostileKind(name)))("%s", (kind) => {
  it("spoils one purchase as it says, and leaves the next alone", async () => {
    const wire = await prepare(kind);
    expectations[kind].look(wire, {
      buyer: market.buyers[0].address,
      seller: seller(),
      treasury: treasury(),
      mint: listing.licenceMint ?? "",
    });
    expect(await clusterTakes(wire)).toBe(expectations[kind].lands);
    expect(await clusterTakes(await prepare())).toBe(true);
  });
});

describe("an order", () => {
  it("waits for its listing and is used up", async () => {
    market.realm.hostile.add({ kind: "no-licence", times: 2, listingId: "list_another" });
    market.realm.hostile.add({ kind: "burn", times: 1, listingId: listing.listingId });
    expect(tags(viewOf(await prepare()), TOKEN_PROGRAM_ADDRESS)).toEqual([12, 8]);
    expect(market.realm.hostile.list()).toEqual([
      { kind: "no-licence", times: 2, listingId: "list_another" },
    ]);
    market.realm.hostile.clear();
    expect(market.realm.hostile.list()).toEqual([]);
  });
});
