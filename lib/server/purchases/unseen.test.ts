import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { RealmPurchase } from "@/lib/core/realm";
import { fromBase64 } from "@/lib/core/solana";
import { purchases } from "@/lib/server/db/schema/purchases";
import { acceptSigned } from "./accept-signed";
import { closePurchase } from "./close";
import type { PurchaseContext } from "./context";
import { hearOfPurchases } from "./look-now";
import { preparedFacts } from "./purchase";
import { startPurchase } from "./start";
import { transitionsOf } from "./store/read";
import { codeOf } from "./testing/code-of";
import { openTestMarket, type TestMarket } from "./testing/market";
import { takeRechecks, takeStep } from "./testing/take-step";

/** The wallet sends by itself, and what it signed never comes back here. */

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
}, 90_000);
afterAll(() => market.close());
beforeEach(async () => {
  market.errors.length = 0;
  // Each test asks for its own.
  await market.context.database.update(purchases).set({ recheckAt: null });
});

const prepared = async () => {
  const buyer = await market.buyer();
  const request = { wallet: buyer.wallet, listingId: (await market.list("1.5")).listingId };
  const { purchase } = await startPurchase(market.context, request);
  const { transaction, realmPurchaseId } = preparedFacts(purchase);
  return { id: purchase.id, request, buyer, realmPurchaseId, signed: buyer.sign(transaction) };
};
const land = async (signed: string): Promise<void> => {
  expect(await market.context.chain.broadcast(fromBase64(signed))).toEqual({ kind: "accepted" });
};
const landed = async () => {
  const purchase = await prepared();
  await land(purchase.signed);
  const { realm } = market.context;
  await expect
    .poll(async () => (await realm.getPurchase(purchase.realmPurchaseId)).status, {
      timeout: 20_000,
    })
    .toBe("completed");
  return purchase;
};
/** The chain as it is once the blockhash is dead. */
const late = (): PurchaseContext =>
  market.withChain({
    blockHeight: () => Promise.resolve(9_000_000n),
    isBlockhashDead: () => Promise.resolve(true),
  });
const told = (
  context: PurchaseContext,
  more: Partial<RealmPurchase>,
  minutes = 0,
): PurchaseContext => ({
  ...context,
  now: () => new Date(Date.now() + minutes * 60_000),
  realm: {
    ...context.realm,
    getPurchase: (purchaseId) => Promise.resolve({ purchaseId, status: "completed", ...more }),
  },
});
const hear = (realmPurchaseId: string) =>
  hearOfPurchases(market.context, { by: "realmPurchaseId", of: [realmPurchaseId] });
const lastOf = async (id: string) =>
  (await transitionsOf(market.context.database, [id])).get(id)?.at(-1);

describe("a prepared purchase that was paid without a word here", () => {
  it("is taken from the chain by the signature REALM names, and becomes owned", async () => {
    const { id, signed } = await landed();
    await takeStep(late(), id);
    expect(await market.stored(id)).toMatchObject({ signedTransaction: signed, notice: null });
    await expect
      .poll(async () => (await takeStep(market.context, id)).state, { timeout: 20_000 })
      .toBe("owned");
    expect(market.errors).toEqual([]);
  });

  it("is what Buy finds once its blockhash is dead, and no second one is begun", async () => {
    const { id, request, signed } = await landed();
    const again = await startPurchase(late(), request);
    expect([again.created, again.purchase.id]).toEqual([false, id]);
    expect(await market.stored(id)).toMatchObject({ state: "signed", signedTransaction: signed });
  });

  it("is not expired while REALM can't be asked, nor before its blockhash is dead everywhere", async () => {
    const { id } = await prepared();
    const down = late();
    const getPurchase = () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "cut"));
    const silent = { ...down, realm: { ...down.realm, getPurchase } };
    expect((await takeStep(silent, id)).state).toBe("prepared");
    const alive = market.withChain({ blockHeight: () => Promise.resolve(9_000_000n) });
    expect((await takeStep(alive, id)).state).toBe("prepared");
    expect(await takeStep(late(), id)).toMatchObject({ state: "expired", notice: null });
    expect((await lastOf(id))?.evidence).toHaveProperty("realmStatus");
  });
});

describe("a word of REALM's that the chain does not bear out", () => {
  const other = "5".repeat(87);

  it("is waited on for a while, then disputed; it never makes a purchase paid", async () => {
    const { id, request } = await prepared();
    expect(await codeOf(startPurchase(told(late(), {}), request))).toBe("CHAIN_UNAVAILABLE");
    for (const word of [{}, { solanaTxSignature: other }, { solanaTxSignature: "no signature" }])
      expect((await takeStep(told(late(), word), id)).state).toBe("prepared");
    const left = await takeStep(told(late(), { solanaTxSignature: other }, 4), id);
    expect(left).toMatchObject({ state: "expired", notice: "CHAIN_DISPUTED", signature: null });
    expect((await lastOf(id))?.evidence).toMatchObject({ realmSignature: other });
    expect(market.errors).toHaveLength(1);
    const again = await startPurchase(market.context, request);
    expect([again.created, again.purchase.id]).toEqual([false, id]);
  });

  it("is disputed at once where it names a payment of something else", async () => {
    const [own, theirs] = [await prepared(), await landed()];
    const named = await market.context.realm.getPurchase(theirs.realmPurchaseId);
    const word = { solanaTxSignature: named.solanaTxSignature ?? "" };
    const left = await takeStep(told(late(), word), own.id);
    expect(left).toMatchObject({ state: "expired", notice: "CHAIN_DISPUTED", signature: null });
  });

  it("is none where it is of another purchase", async () => {
    const { id } = await prepared();
    await takeStep(told(late(), { purchaseId: "purch_other" }, 4), id);
    expect(await market.stored(id)).toMatchObject({ state: "prepared", notice: null });
  });
});

describe("a purchase that had ended when REALM heard of its payment", () => {
  /** The reconciler some minutes after now, and REALM's word and the chain's as they are unless given. */
  const minutesOn = (minutes: number, context: PurchaseContext = market.context) => ({
    ...context,
    now: () => new Date(Date.now() + minutes * 60_000),
  });
  const paidAndDeclined = async () => {
    const purchase = await landed();
    await closePurchase(market.context, purchase.buyer.wallet, purchase.id, "declined");
    return purchase;
  };

  it("is disputed with what landed, once, and not bought a second time", async () => {
    const { id, request, realmPurchaseId, signed, buyer } = await landed();
    await closePurchase(market.context, buyer.wallet, id, "refused");
    expect(await hear(realmPurchaseId)).toEqual([1]);
    expect(await takeRechecks(market.context)).toEqual([id]);
    expect(await market.stored(id)).toMatchObject({
      state: "refused",
      notice: "CHAIN_DISPUTED",
      signedTransaction: signed,
      recheckAt: null,
    });
    expect(market.errors).toHaveLength(1);
    expect(await hear(realmPurchaseId)).toEqual([0]);
    expect((await startPurchase(market.context, request)).purchase.id).toBe(id);
    const accepting = acceptSigned(market.context, buyer.wallet, id, signed);
    expect(await codeOf(accepting)).toBe("CHAIN_DISPUTED");
  });

  it("comes to light though no webhook came and nobody presses Buy again", async () => {
    const { id, signed } = await paidAndDeclined();
    expect(await takeRechecks(market.context)).toEqual([]);
    expect(await takeRechecks(minutesOn(1.1))).toEqual([id]);
    expect(await market.stored(id)).toMatchObject({
      state: "declined",
      notice: "CHAIN_DISPUTED",
      signedTransaction: signed,
    });
    expect(market.errors).toHaveLength(1);
  });

  it("is asked for until a quarter of an hour has passed, and longer where nobody answers", async () => {
    const { id, buyer } = await prepared();
    await closePurchase(market.context, buyer.wallet, id, "declined");
    const silent = {
      ...market.context,
      realm: {
        ...market.context.realm,
        getPurchase: () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "cut")),
      },
    };
    const looks = [];
    for (let minute = 0; minute < 20; minute += 0.5)
      for (const due of await takeRechecks(minutesOn(minute))) looks.push([due, minute]);
    expect(looks).toEqual([1, 1.5, 2.5, 4.5, 8.5, 16.5].map((minute) => [id, minute]));
    await market.context.database
      .update(purchases)
      .set({ recheckAt: new Date(), waits: 5 })
      .where(eq(purchases.id, id));
    for (const minute of [21, 42])
      expect(await takeRechecks(minutesOn(minute, silent))).toEqual([id]);
    expect((await market.stored(id)).recheckAt).not.toBeNull();
    expect(await takeRechecks(minutesOn(63))).toEqual([id]);
    expect(await market.stored(id)).toMatchObject({ recheckAt: null, notice: null });
  });

  it("is not forgotten where REALM tells of it before its own record does", async () => {
    const { id, realmPurchaseId, buyer, signed } = await prepared();
    await closePurchase(market.context, buyer.wallet, id, "declined");
    await market.context.database
      .update(purchases)
      .set({ recheckAt: null })
      .where(eq(purchases.id, id));
    expect(await hear(realmPurchaseId)).toEqual([1]);
    expect(await takeRechecks(market.context)).toEqual([id]);
    expect(await market.stored(id)).toMatchObject({ state: "declined", notice: null });
    await land(signed);
    const { realm } = market.context;
    await expect
      .poll(async () => (await realm.getPurchase(realmPurchaseId)).status, { timeout: 20_000 })
      .toBe("completed");
    expect(await takeRechecks(minutesOn(1))).toEqual([id]);
    expect(await market.stored(id)).toMatchObject({ notice: "CHAIN_DISPUTED" });
  });

  it("is found by Buy though no news came: REALM is asked of it before another is begun", async () => {
    const { id, request } = await paidAndDeclined();
    // The listing may be for sale to others still: it is asked for its buyer's own attempts.
    const again = await startPurchase(market.context, request);
    expect([again.created, again.purchase.id]).toEqual([false, id]);
    expect(await market.stored(id)).toMatchObject({ notice: "CHAIN_DISPUTED" });
  });

  it("waits for the chain to show what REALM calls complete, and is disputed where it does not", async () => {
    const { id, buyer } = await prepared();
    await closePurchase(market.context, buyer.wallet, id, "declined");
    for (const minutes of [1.1, 1.3, 1.5]) {
      expect(await takeRechecks(told(market.context, {}, minutes))).toEqual([id]);
      expect(await market.stored(id)).toMatchObject({ state: "declined", notice: null });
    }
    expect(await takeRechecks(told(market.context, {}, 4))).toEqual([id]);
    expect(await market.stored(id)).toMatchObject({ notice: "CHAIN_DISPUTED", signature: null });
  });
});
