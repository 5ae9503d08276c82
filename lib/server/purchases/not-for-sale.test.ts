import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DueWorker } from "@/lib/server/due-work";
import { acceptSigned } from "./accept-signed";
import { preparedFacts } from "./purchase";
import { runReconciler } from "./reconciler";
import { startPurchase } from "./start";
import { purchasesOf } from "./store/read";
import type { Buyer } from "./testing/buyer";
import { codeOf } from "./testing/code-of";
import { openTestMarket, type TestMarket } from "./testing/market";

let market: TestMarket;
let reconciler: DueWorker;

beforeAll(async () => {
  market = await openTestMarket();
  reconciler = runReconciler(market.context);
}, 90_000);
afterAll(async () => {
  await reconciler.stop();
  await market.close();
});

const buy = async ({ wallet, sign }: Buyer, listingId: string): Promise<void> => {
  const { purchase } = await startPurchase(market.context, { wallet, listingId });
  const signed = sign(preparedFacts(purchase).transaction);
  await acceptSigned(market.context, wallet, purchase.id, signed);
  await expect
    .poll(() => market.state(purchase.id), { timeout: 20_000, interval: 50 })
    .toBe("owned");
};

describe("what cannot be bought", () => {
  it("says sold once somebody has bought it, and REALM is not asked to prepare", async () => {
    const [first, second] = await Promise.all([market.buyer(), market.buyer()]);
    const { listingId } = await market.list();
    await buy(first, listingId);
    const before = await market.realmCalls("purchases.prepare");
    expect(await codeOf(startPurchase(market.context, { wallet: second.wallet, listingId }))).toBe(
      "LISTING_SOLD",
    );
    expect(await market.realmCalls("purchases.prepare")).toBe(before);
  });

  it("ends failed when REALM finds it sold a moment after our own look", async () => {
    const [first, second] = await Promise.all([market.buyer(), market.buyer()]);
    const { listingId } = await market.list();
    const { realm } = market.context;
    const asSeenBefore = await realm.getListing(listingId);
    await buy(first, listingId);
    const late = {
      ...market.context,
      realm: { ...realm, getListing: () => Promise.resolve(asSeenBefore) },
    };
    expect(await codeOf(startPurchase(late, { wallet: second.wallet, listingId }))).toBe(
      "LISTING_SOLD",
    );
    expect(
      (await purchasesOf(market.context.database, second.wallet)).map(({ state }) => state),
    ).toEqual(["failed"]);
  });

  it("refuses one's own, an auction, an unknown and a malformed listing, without a row", async () => {
    const { context } = market;
    const { wallet } = await market.buyer();
    const fixed = await market.list();
    const auction = await market.list("2", { listingType: "auction" });
    const start = (buyer: typeof wallet, listingId: string) =>
      codeOf(startPurchase(context, { wallet: buyer, listingId }));
    expect(await start(fixed.sellerWallet, fixed.listingId)).toBe("LISTING_OWN");
    expect(await start(wallet, auction.listingId)).toBe("LISTING_NOT_FOR_SALE");
    expect(await start(wallet, "list_nowhere")).toBe("LISTING_NOT_FOUND");
    expect(await start(wallet, "../user/profile")).toBe("LISTING_NOT_FOUND");
    expect(await purchasesOf(context.database, wallet)).toEqual([]);
    expect(await purchasesOf(context.database, fixed.sellerWallet)).toEqual([]);
  });
});
