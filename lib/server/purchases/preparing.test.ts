import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { RealmClient } from "@/lib/server/realm";
import type { PurchaseContext } from "./context";
import { prepare } from "./prepare";
import { startPurchase } from "./start";
import { keepLease } from "./store/keep-lease";
import { claimPurchase, LEASE_MILLIS, renewLease } from "./store/lease";
import { purchasesOf } from "./store/read";
import { codeOf } from "./testing/code-of";
import { openTestMarket, type TestMarket } from "./testing/market";
import { takeStep } from "./testing/take-step";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
}, 90_000);
afterAll(() => market.close());

const withRealm = (changes: Partial<RealmClient>): PurchaseContext => ({
  ...market.context,
  realm: { ...market.context.realm, ...changes },
});
const refusing =
  (code: "REALM_REFUSED" | "REALM_ANSWER" | "REALM_UNAVAILABLE", status: number) => () =>
    Promise.reject(new CodedError(code, "as the test has it", { context: { status } }));
const wanted = async () => {
  const { wallet } = await market.buyer();
  const { listingId } = await market.list("1.5");
  return { wallet, listingId };
};
const states = async (wallet: Parameters<typeof purchasesOf>[1]) =>
  (await purchasesOf(market.context.database, wallet)).map(({ state }) => state);

describe("REALM's unexplained conflict", () => {
  it("is not called sold while the listing is for sale", async () => {
    const request = await wanted();
    const context = withRealm({ initiatePurchase: refusing("REALM_REFUSED", 409) });
    expect(await codeOf(startPurchase(context, request))).toBe("REALM_REFUSED");
    expect(await states(request.wallet)).toEqual(["failed"]);
  });

  it("that may be about an earlier call of one's own leaves the purchase to be asked for again", async () => {
    const request = await wanted();
    const context = withRealm({ initiatePurchase: refusing("REALM_UNAVAILABLE", 409) });
    expect(await codeOf(startPurchase(context, request))).toBe("REALM_UNAVAILABLE");
    expect(await states(request.wallet)).toEqual(["created"]);
  });

  it.each([
    ["first", "REALM_REFUSED"],
    ["repeated", "REALM_UNAVAILABLE"],
  ] as const)("of a %s call is called sold where the listing is", async (_, code) => {
    const request = await wanted();
    const listing = await market.context.realm.getListing(request.listingId);
    let looks = 0;
    const context = withRealm({
      initiatePurchase: refusing(code, 409),
      getListing: () => {
        looks += 1;
        return Promise.resolve(looks === 1 ? listing : { ...listing, status: "sold" });
      },
    });
    expect(await codeOf(startPurchase(context, request))).toBe("LISTING_SOLD");
  });
});

describe("an answer of REALM's that can't be read", () => {
  it("ends the purchase at the next look, so that Buy asks under a new key", async () => {
    const request = await wanted();
    const context = withRealm({ initiatePurchase: refusing("REALM_ANSWER", 200) });
    expect(await codeOf(startPurchase(context, request))).toBe("REALM_ANSWER");
    const [left] = await purchasesOf(market.context.database, request.wallet);
    expect((await takeStep(context, left?.id ?? "")).state).toBe("failed");
    const again = await startPurchase(market.context, request);
    expect([again.created, again.purchase.state]).toEqual([true, "prepared"]);
  });
});

describe("two instances at one purchase", () => {
  it("prepare it once, and the second gets what the first has stored", async () => {
    const request = await wanted();
    const failing = withRealm({
      initiatePurchase: () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "down")),
    });
    await codeOf(startPurchase(failing, request));
    const [created] = await purchasesOf(market.context.database, request.wallet);
    if (!created) throw new Error("the purchase was stored");
    const both = [await prepare(market.context, created), await prepare(market.context, created)];
    expect(both.map(({ state }) => state)).toEqual(["prepared", "prepared"]);
    expect(both[0]?.transaction).toBe(both[1]?.transaction);
  });

  it("keep each other out for as long as the lease is renewed, and no longer", async () => {
    const { purchase } = await startPurchase(market.context, await wanted());
    const claimed = await claimPurchase(market.context, purchase.id);
    if (!claimed) throw new Error("nobody else is at it");
    const at = (seconds: number): PurchaseContext => ({
      ...market.context,
      now: () => new Date(claimed.leaseUntil.getTime() + seconds * 1_000),
    });
    const renewed = await renewLease(at(-10), claimed);
    expect(await claimPurchase(at(1), purchase.id)).toBeNull();
    expect(await claimPurchase(at(60), purchase.id)).not.toBeNull();
    expect(await renewLease(at(60), renewed ?? claimed)).toBeNull();
  });

  it("keep each other out of a call that takes longer than a lease, and not out of a dead one's", async () => {
    const { purchase } = await startPurchase(market.context, await wanted());
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    try {
      let late = 0;
      const clock: PurchaseContext = {
        ...market.context,
        now: () => new Date(Date.now() + late),
      };
      const claimed = await claimPurchase(clock, purchase.id);
      if (!claimed) throw new Error("nobody else is at it");
      const lease = keepLease(clock, claimed);
      for (let beats = 0; beats < 6; beats += 1) {
        late += LEASE_MILLIS / 3;
        vi.advanceTimersByTime(LEASE_MILLIS / 3);
        expect(await claimPurchase(clock, purchase.id)).toBeNull();
      }
      const held = await lease.end();
      late += LEASE_MILLIS + 1_000;
      expect(held.leaseUntil.getTime()).toBeGreaterThan(claimed.leaseUntil.getTime());
      expect(await claimPurchase(clock, purchase.id)).not.toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});
