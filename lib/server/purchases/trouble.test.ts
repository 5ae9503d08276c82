import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { acceptSigned } from "./accept-signed";
import type { PurchaseContext } from "./context";
import { preparedFacts, type Purchase } from "./purchase";
import type { DueWorker } from "@/lib/server/due-work";
import { runReconciler } from "./reconciler";
import { startPurchase } from "./start";
import { purchasesOf, transitionsOf } from "./store/read";
import { transition } from "./store/write";
import type { Buyer } from "./testing/buyer";
import { codeOf } from "./testing/code-of";
import { openTestMarket, type TestMarket } from "./testing/market";

let market: TestMarket;
const running: DueWorker[] = [];

beforeAll(async () => {
  market = await openTestMarket();
}, 90_000);
afterAll(() => market.close());
afterEach(async () => {
  await Promise.all(running.splice(0).map((reconciler) => reconciler.stop()));
  await market.sandbox.command("DELETE", "/realm/fault");
  await market.sandbox.command("DELETE", "/cluster/fault");
});

const reconcile = (context: PurchaseContext = market.context): void => {
  running.push(runReconciler(context));
};
const stopAll = async (): Promise<void> => {
  await Promise.all(running.splice(0).map((reconciler) => reconciler.stop()));
};
const becomes = (id: string, state: string) =>
  expect.poll(() => market.state(id), { timeout: 25_000, interval: 50 }).toBe(state);
const unavailable = () => Promise.reject(new CodedError("CHAIN_UNAVAILABLE", "cut by the test"));

const FUNDS = 100_000_000_000n;
/** What 1.5 SOL cost in all: the price, the token account's deposit and the fee that was taken. */
const spent = ({ networkFee }: Purchase): bigint =>
  1_500_000_000n + 2_039_280n + (networkFee ?? 0n);

const prepared = async (): Promise<{ buyer: Buyer; purchase: Purchase; signed: string }> => {
  const buyer = await market.buyer();
  const { listingId } = await market.list("1.5");
  const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
  return { buyer, purchase, signed: buyer.sign(preparedFacts(purchase).transaction) };
};

describe("the cluster fails", () => {
  it("keeps the purchase waiting for the signature when it can't be reviewed", async () => {
    const { buyer, purchase, signed } = await prepared();
    await market.sandbox.command("POST", "/cluster/fault", { kind: "down" });
    expect(await codeOf(acceptSigned(market.context, buyer.wallet, purchase.id, signed))).toBe(
      "CHAIN_UNAVAILABLE",
    );
    expect(await market.state(purchase.id)).toBe("prepared");
    await market.sandbox.command("DELETE", "/cluster/fault");
    await acceptSigned(market.context, buyer.wallet, purchase.id, signed);
    expect(await market.state(purchase.id)).toBe("submitted");
  });

  it("keeps the purchase waiting when only the simulation fails", async () => {
    const { buyer, purchase, signed } = await prepared();
    await market.sandbox.command("POST", "/cluster/fault", { kind: "simulateFails" });
    expect(await codeOf(acceptSigned(market.context, buyer.wallet, purchase.id, signed))).toBe(
      "CHAIN_UNAVAILABLE",
    );
    expect(await market.state(purchase.id)).toBe("prepared");
  });

  it("leaves it signed when the process ends before the broadcast; it is then paid once", async () => {
    const { buyer, purchase, signed } = await prepared();
    const cut = market.withChain({ broadcast: unavailable });
    const { purchase: left } = await acceptSigned(cut, buyer.wallet, purchase.id, signed);
    expect(left.state).toBe("signed");
    expect(await market.balance(buyer.wallet)).toBe(FUNDS);
    reconcile();
    await becomes(purchase.id, "owned");
    expect(await market.balance(buyer.wallet)).toBe(
      FUNDS - spent(await market.stored(purchase.id)),
    );
  });

  it("pays once when the process ends after the broadcast and before it is written down", async () => {
    const { buyer, purchase, signed } = await prepared();
    const cut = market.withChain({
      broadcast: async (bytes) => {
        await market.context.chain.broadcast(bytes);
        return unavailable();
      },
    });
    const { purchase: left } = await acceptSigned(cut, buyer.wallet, purchase.id, signed);
    expect(left.state).toBe("signed");
    reconcile();
    await becomes(purchase.id, "owned");
    expect(await market.balance(buyer.wallet)).toBe(
      FUNDS - spent(await market.stored(purchase.id)),
    );
  });

  it("sends the same bytes again when a node took them and lost them", async () => {
    const { buyer, purchase, signed } = await prepared();
    await market.sandbox.command("POST", "/cluster/fault", { kind: "dropSends" });
    await acceptSigned(market.context, buyer.wallet, purchase.id, signed);
    expect(await market.stored(purchase.id)).toMatchObject({
      state: "submitted",
      signedTransaction: signed,
    });
    await market.sandbox.command("DELETE", "/cluster/fault");
    reconcile();
    await becomes(purchase.id, "owned");
    expect((await market.stored(purchase.id)).signedTransaction).toBe(signed);
  });

  it.each(["signed", "submitted"])(
    "expires a %s purchase only once the chain can't take it any more, and costs nothing",
    async (state) => {
      const { buyer, purchase, signed } = await prepared();
      const context =
        state === "signed" ? market.withChain({ broadcast: unavailable }) : market.context;
      await market.sandbox.command("POST", "/cluster/fault", { kind: "dropSends" });
      await acceptSigned(context, buyer.wallet, purchase.id, signed);
      expect(await market.state(purchase.id)).toBe(state);
      await market.sandbox.command("POST", "/cluster/advance", { slots: 200 });
      reconcile(context);
      await becomes(purchase.id, "expired");
      const last = (await transitionsOf(market.context.database, [purchase.id]))
        .get(purchase.id)
        ?.at(-1);
      expect(last?.evidence).toMatchObject({ looks: 2 });
      expect(await market.balance(buyer.wallet)).toBe(FUNDS);
    },
  );

  it("expires what nobody signed", async () => {
    const { purchase } = await prepared();
    await market.sandbox.command("POST", "/cluster/advance", { slots: 200 });
    reconcile();
    await becomes(purchase.id, "expired");
  });

  it("fails a purchase whose transaction failed on chain, and books the fee that was taken", async () => {
    const [late, quick] = [await market.buyer(), await market.buyer()];
    const { listingId } = await market.list("1.5");
    const start = ({ wallet }: Buyer) => startPurchase(market.context, { wallet, listingId });
    const [{ purchase: failing }, { purchase: paying }] = [await start(late), await start(quick)];
    await market.sandbox.command("POST", "/cluster/fault", { kind: "dropSends" });
    const bytes = late.sign(preparedFacts(failing).transaction);
    await acceptSigned(market.context, late.wallet, failing.id, bytes);
    await market.sandbox.command("DELETE", "/cluster/fault");
    const signed = quick.sign(preparedFacts(paying).transaction);
    await acceptSigned(market.context, quick.wallet, paying.id, signed);
    // A node that does not try it first: the licence is gone, and the fee is taken all the same.
    const unchecked = { encoding: "base64", skipPreflight: true };
    await market.cluster.result("sendTransaction", [bytes, unchecked]);
    reconcile();
    await becomes(failing.id, "failed");
    const { networkFee } = await market.stored(failing.id);
    expect(networkFee).toBeGreaterThan(0n);
    expect(await market.balance(late.wallet)).toBe(FUNDS - (networkFee ?? 0n));
    const history = (await transitionsOf(market.context.database, [failing.id])).get(failing.id);
    expect(history?.at(-1)?.evidence).toHaveProperty("chainError.InstructionError");
    await becomes(paying.id, "owned");
  });
});

describe("REALM fails", () => {
  it("keeps a paid purchase paid, and makes it owned when REALM is back", async () => {
    const { buyer, purchase, signed } = await prepared();
    await market.sandbox.command("POST", "/realm/fault", {
      kind: "status",
      status: 503,
      match: "purchases.confirm",
    });
    await acceptSigned(market.context, buyer.wallet, purchase.id, signed);
    reconcile();
    await becomes(purchase.id, "paid");
    await market.sandbox.command("DELETE", "/realm/fault");
    await becomes(purchase.id, "owned");
    expect(await market.balance(buyer.wallet)).toBe(
      FUNDS - spent(await market.stored(purchase.id)),
    );
  });

  it("prepares once though the first answer was lost, and continues the same purchase", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const start = () => startPurchase(market.context, { wallet: buyer.wallet, listingId });
    // Six: the first attempt and all its retries, each of which REALM acted on or repeated.
    await market.sandbox.command("POST", "/realm/fault", {
      kind: "drop-after",
      times: 6,
      match: "purchases.prepare",
    });
    expect(await codeOf(start())).toBe("REALM_UNAVAILABLE");
    const [left] = await purchasesOf(market.context.database, buyer.wallet);
    expect(left?.state).toBe("created");
    const again = await start();
    expect([again.created, again.purchase.id, again.purchase.state]).toEqual([
      false,
      left?.id,
      "prepared",
    ]);
  });

  it("stores nothing where REALM is down before anything began", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    await market.sandbox.command("POST", "/realm/fault", { kind: "down" });
    expect(await codeOf(startPurchase(market.context, { wallet: buyer.wallet, listingId }))).toBe(
      "REALM_UNAVAILABLE",
    );
    expect(await purchasesOf(market.context.database, buyer.wallet)).toEqual([]);
  });

  it("is asked again by the reconciler, and given up after five minutes", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    await market.sandbox.command("POST", "/realm/fault", {
      kind: "status",
      status: 500,
      match: "purchases.prepare",
    });
    expect(await codeOf(startPurchase(market.context, { wallet: buyer.wallet, listingId }))).toBe(
      "REALM_UNAVAILABLE",
    );
    const later = { ...market.context, now: () => new Date(Date.now() + 6 * 60_000) };
    reconcile(later);
    const [left] = await purchasesOf(market.context.database, buyer.wallet);
    await becomes(left?.id ?? "", "failed");
  });
});

describe("several instances", () => {
  it("at once move a purchase once", async () => {
    const { buyer, purchase, signed } = await prepared();
    reconcile();
    reconcile();
    reconcile();
    await acceptSigned(market.context, buyer.wallet, purchase.id, signed);
    await becomes(purchase.id, "owned");
    await stopAll();
    const history =
      (await transitionsOf(market.context.database, [purchase.id])).get(purchase.id) ?? [];
    expect(history).toHaveLength(6);
    expect(await market.balance(buyer.wallet)).toBe(
      FUNDS - spent(await market.stored(purchase.id)),
    );
  });

  it("take a signature that comes three times at once, once, and answer all three", async () => {
    const { buyer, purchase, signed } = await prepared();
    const results = await Promise.all(
      [1, 2, 3].map(() => acceptSigned(market.context, buyer.wallet, purchase.id, signed)),
    );
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const history =
      (await transitionsOf(market.context.database, [purchase.id])).get(purchase.id) ?? [];
    expect(history.filter(({ toState }) => toState === "signed")).toHaveLength(1);
  });

  it("cannot count one signature for two purchases", async () => {
    const [first, second] = [await prepared(), await prepared()];
    const change = { signature: "5".repeat(88), signedTransaction: first.signed };
    await transition(market.context, first.purchase.id, "sign", {}, change);
    expect(await codeOf(transition(market.context, second.purchase.id, "sign", {}, change))).toBe(
      "PURCHASE_STATE",
    );
    expect(await market.state(second.purchase.id)).toBe("prepared");
  });
});
