import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { Chain } from "@/lib/server/chain";
import type { RealmClient } from "@/lib/server/realm";
import { acceptSigned } from "./accept-signed";
import type { PurchaseContext } from "./context";
import { preparedFacts } from "./purchase";
import { startPurchase } from "./start";
import { openTestMarket, type TestMarket } from "./testing/market";
import { takeStep } from "./testing/take-step";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
}, 90_000);
afterAll(() => market.close());
beforeEach(() => {
  market.errors.length = 0;
});

const status = (
  confirmation: "confirmed" | "finalized",
  error: unknown = null,
): Partial<Chain> => ({
  signatureStatus: () => Promise.resolve({ slot: 7n, confirmation, error }),
});
const withRealm = (context: PurchaseContext, changes: Partial<RealmClient>): PurchaseContext => ({
  ...context,
  realm: { ...context.realm, ...changes },
});

/** A purchase that is paid and of which REALM has not been told. */
const paid = async (): Promise<string> => {
  const buyer = await market.buyer();
  const { listingId } = await market.list("1.5");
  const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
  const { id } = purchase;
  const signed = buyer.sign(preparedFacts(purchase).transaction);
  await acceptSigned(market.context, buyer.wallet, id, signed);
  // Confirmed and no more: each test says when it is final.
  const deaf = withRealm(market.withChain(status("confirmed")), {
    confirmPurchase: () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "not told yet")),
  });
  await expect
    .poll(async () => (await takeStep(deaf, id)).state, { timeout: 20_000, interval: 200 })
    .toBe("paid");
  return id;
};

describe("a paid purchase", () => {
  it("is told to REALM once it is confirmed, and owned only once the payment is final", async () => {
    const id = await paid();
    let told = 0;
    const { realm } = market.context;
    const counting = (chain: Partial<Chain>) =>
      withRealm(market.withChain(chain), {
        confirmPurchase: (...call) => {
          told += 1;
          return realm.confirmPurchase(...call);
        },
      });
    for (let look = 0; look < 3; look += 1) {
      expect((await takeStep(counting(status("confirmed")), id)).state).toBe("paid");
    }
    expect(told).toBe(1);
    expect((await takeStep(counting(status("finalized")), id)).state).toBe("owned");
    expect(told).toBe(1);
  });

  it("is sent again where a fork dropped the payment", async () => {
    const id = await paid();
    const sent: Uint8Array[] = [];
    const dropped = market.withChain({
      signatureStatus: () => Promise.resolve(null),
      broadcast: (bytes) => {
        sent.push(bytes);
        return Promise.resolve({ kind: "accepted" });
      },
    });
    expect((await takeStep(dropped, id)).state).toBe("paid");
    expect(sent).toHaveLength(1);
  });

  it("is disputed where a fork dropped the payment for good, however silent REALM is", async () => {
    const id = await paid();
    const gone = market.withChain({
      signatureStatus: () => Promise.resolve(null),
      isAbsentForGood: () => Promise.resolve(true),
    });
    expect((await takeStep(gone, id)).notice).toBeNull();
    expect(await takeStep(gone, id)).toMatchObject({ state: "paid", notice: "CHAIN_DISPUTED" });
  });

  it("that was seen final stays so: REALM may come when the chain has forgotten it", async () => {
    const id = await paid();
    const deaf = withRealm(market.withChain(status("finalized")), {
      confirmPurchase: () => Promise.reject(new CodedError("REALM_UNAVAILABLE", "down")),
    });
    expect((await takeStep(deaf, id)).state).toBe("paid");
    expect((await market.stored(id)).finalizedAt).not.toBeNull();
    const forgotten = market.withChain({
      signatureStatus: () => Promise.resolve(null),
      isAbsentForGood: () => Promise.resolve(true),
    });
    expect((await takeStep(forgotten, id)).state).toBe("owned");
  });

  it("whose payment ends as an error on the final chain is disputed, never owned", async () => {
    const id = await paid();
    const left = await takeStep(market.withChain(status("finalized", "AccountInUse")), id);
    expect(left).toMatchObject({ state: "paid", notice: "CHAIN_DISPUTED" });
  });
});

describe("the key under which REALM is told", () => {
  const keys = async (changes: Partial<RealmClient>, looks: number): Promise<string[]> => {
    const id = await paid();
    const used: string[] = [];
    for (let look = 0; look < looks; look += 1) {
      used.push((await market.stored(id)).confirmKey);
      await takeStep(withRealm(market.context, changes), id);
    }
    return used;
  };
  const pending = { status: "pending_confirmation" } as const;

  it("is renewed after about a minute of pending, and not before", async () => {
    const used = await keys(
      {
        confirmPurchase: (purchaseId) => Promise.resolve({ purchaseId, ...pending }),
        getPurchase: (purchaseId) => Promise.resolve({ purchaseId, ...pending }),
      },
      // One look was made while the purchase became paid: the first of the minute.
      7,
    );
    expect(new Set(used.slice(0, 5)).size).toBe(1);
    expect(new Set(used).size).toBe(2);
  });

  it.each<[ErrorCode, number, number]>([
    ["REALM_REFUSED", 3, 1],
    ["REALM_CREDENTIAL", 3, 1],
    ["PURCHASE_NOT_FOUND", 3, 1],
    ["REALM_ANSWER", 3, 1],
    ["REALM_UNAVAILABLE", 1, 0],
    ["REALM_RATE_LIMITED", 1, 0],
  ])("after %s: %i keys in 3 looks, %i alarm", async (code, count, alarms) => {
    const refusal = () => Promise.reject(new CodedError(code, "as the test has it"));
    const getPurchase = (purchaseId: string) => Promise.resolve({ purchaseId, ...pending });
    const used = await keys({ confirmPurchase: refusal, getPurchase }, 3);
    expect(new Set(used).size).toBe(count);
    expect(market.errors).toHaveLength(alarms);
  });

  it("is renewed after a refusal, and REALM's own record counts: what it calls complete is no alarm", async () => {
    const id = await paid();
    const refusing = withRealm(market.withChain(status("finalized")), {
      confirmPurchase: () => Promise.reject(new CodedError("REALM_REFUSED", "confirmed already")),
    });
    expect((await takeStep(refusing, id)).state).toBe("owned");
    expect(market.errors).toEqual([]);
  });

  it("raises one alarm where REALM says for good that the purchase failed", async () => {
    await keys(
      {
        confirmPurchase: (purchaseId) => Promise.resolve({ purchaseId, status: "failed" }),
      },
      3,
    );
    expect(market.errors).toHaveLength(1);
  });
});
