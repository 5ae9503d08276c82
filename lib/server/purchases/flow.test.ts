import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { purchaseAnswerSchema, purchaseViewSchema, receiptSchema } from "@/lib/core/purchase";
import { acceptSigned } from "./accept-signed";
import { closePurchase } from "./close";
import { preparedFacts, type Purchase } from "./purchase";
import { ownPurchase } from "./read";
import type { DueWorker } from "@/lib/server/due-work";
import { runReconciler } from "./reconciler";
import { startPurchase } from "./start";
import { purchasesOf, transitionsOf } from "./store/read";
import { codeOf } from "./testing/code-of";
import { openTestMarket, type TestMarket } from "./testing/market";
import { answerJson, purchaseJson, receiptJson } from "./view";

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
beforeEach(async () => {
  await market.sandbox.command("DELETE", "/realm/fault");
  await market.sandbox.command("DELETE", "/cluster/fault");
  await market.sandbox.command("DELETE", "/hostile");
});

const transactionOf = (purchase: Purchase): string => preparedFacts(purchase).transaction;
const becomes = (id: string, state: string) =>
  expect.poll(() => market.state(id), { timeout: 20_000, interval: 50 }).toBe(state);

describe("a purchase", () => {
  it("ends owned, and everybody has what was agreed to the lamport", async () => {
    const { context, sandbox } = market;
    const buyer = await market.buyer(lamports(20_000_000_000n));
    const { listingId, sellerWallet } = await market.list("15.75");
    const before = await Promise.all(
      [sellerWallet, sandbox.treasury].map((address) => market.balance(address)),
    );
    const { purchase, created } = await startPurchase(context, { wallet: buyer.wallet, listingId });
    expect([created, purchase.state]).toEqual([true, "prepared"]);
    const waiting = purchaseAnswerSchema.parse(answerJson(purchase, purchaseJson(purchase, [])));
    expect(waiting.prepared).toMatchObject({ intent: { pay: { total: 15_750_000_000n } } });
    const accepted = await acceptSigned(
      context,
      buyer.wallet,
      purchase.id,
      buyer.sign(transactionOf(purchase)),
    );
    expect([accepted.repeated, accepted.purchase.state]).toEqual([false, "submitted"]);
    await becomes(purchase.id, "owned");

    const owned = await market.stored(purchase.id);
    const [seller = 0n, treasury = 0n] = await Promise.all(
      [sellerWallet, sandbox.treasury].map((address) => market.balance(address)),
    );
    expect(seller - (before[0] ?? 0n)).toBe(15_356_250_000n);
    expect(treasury - (before[1] ?? 0n)).toBe(393_750_000n);
    const rent = 2_039_280n;
    expect(await market.balance(buyer.wallet)).toBe(
      20_000_000_000n - 15_750_000_000n - rent - (owned.networkFee ?? 0n),
    );
    expect(owned).toMatchObject({ verdict: "ok", signature: accepted.purchase.signature });
    const history = (await transitionsOf(context.database, [purchase.id])).get(purchase.id) ?? [];
    expect(history.map(({ toState }) => toState)).toEqual([
      "created",
      "prepared",
      "signed",
      "submitted",
      "paid",
      "owned",
    ]);
    const view = purchaseJson(owned, history);
    expect(purchaseViewSchema.parse(view)).toMatchObject({
      state: "owned",
      price: 15_750_000_000n,
    });
    expect(answerJson(owned, view).prepared).toBeNull();
    expect(receiptSchema.parse(receiptJson(owned, view, "localnet"))).toMatchObject({
      recipients: [
        { role: "seller", address: sellerWallet, amount: 15_356_250_000n },
        { role: "marketplace", address: sandbox.treasury, amount: 393_750_000n },
      ],
      received: [{ amount: 1n }],
      networkFee: owned.networkFee,
      slot: owned.slot?.toString(),
      verdict: "ok",
      messageHash: owned.messageHash,
    });
  });

  it("is one, however often and from how many places Buy is pressed at once", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const before = await market.realmCalls("purchases.prepare");
    const started = await Promise.all(
      Array.from({ length: 6 }, () =>
        startPurchase(market.context, { wallet: buyer.wallet, listingId }),
      ),
    );
    expect(new Set(started.map(({ purchase }) => purchase.id)).size).toBe(1);
    expect(started.filter(({ created }) => created)).toHaveLength(1);
    expect(started.map(({ purchase }) => purchase.state)).toEqual(Array(6).fill("prepared"));
    expect((await market.realmCalls("purchases.prepare")) - before).toBe(1);
  });

  it("that is signed is not ended by a tab whose clock ran out, and ends owned", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const signed = buyer.sign(transactionOf(purchase));
    const close = () => codeOf(closePurchase(market.context, buyer.wallet, purchase.id, "expired"));
    const closed: string[] = [];
    const { chain } = market.context;
    const broadcast: typeof chain.broadcast = async (bytes) => {
      closed.push(await close());
      return chain.broadcast(bytes);
    };
    const context = { ...market.context, chain: { ...chain, broadcast } };
    await acceptSigned(context, buyer.wallet, purchase.id, signed);
    closed.push(await close());
    expect(new Set(closed)).toEqual(new Set(["PURCHASE_STATE"]));
    await becomes(purchase.id, "owned");
  });

  it("takes the same signature twice as once", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const signed = buyer.sign(transactionOf(purchase));
    const accept = () => acceptSigned(market.context, buyer.wallet, purchase.id, signed);
    await accept();
    expect((await accept()).repeated).toBe(true);
    await becomes(purchase.id, "owned");
    expect((await accept()).repeated).toBe(true);
    expect(await market.balance(buyer.wallet)).toBeGreaterThan(98_000_000_000n);
  });

  it("is prepared again once its blockhash is dead, and not before", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const start = () => startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const first = await start();
    expect((await start()).purchase.id).toBe(first.purchase.id);
    await market.sandbox.command("POST", "/cluster/advance", { slots: 160 });
    const second = await start();
    expect([second.created, second.purchase.state]).toEqual([true, "prepared"]);
    expect(second.purchase.id).not.toBe(first.purchase.id);
    expect(await market.state(first.purchase.id)).toBe("expired");
    const late = buyer.sign(transactionOf(first.purchase));
    expect(await codeOf(acceptSigned(market.context, buyer.wallet, first.purchase.id, late))).toBe(
      "PURCHASE_EXPIRED",
    );
  });

  it("expires, and is not refused, when the signature comes too late", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
    await market.sandbox.command("POST", "/cluster/advance", { slots: 160 });
    const signed = buyer.sign(transactionOf(purchase));
    expect(await codeOf(acceptSigned(market.context, buyer.wallet, purchase.id, signed))).toBe(
      "PURCHASE_EXPIRED",
    );
    expect(await market.state(purchase.id)).toBe("expired");
  });

  it("has expired, not only moved on, when it does so while the signature is looked at", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const start = () => startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const { purchase } = await start();
    const signed = buyer.sign(transactionOf(purchase));
    const { chain } = market.context;
    const signatureStatus: typeof chain.signatureStatus = async (signature) => {
      await market.sandbox.command("POST", "/cluster/advance", { slots: 160 });
      await start();
      return chain.signatureStatus(signature);
    };
    const slow = { ...market.context, chain: { ...chain, signatureStatus } };
    expect(await codeOf(acceptSigned(slow, buyer.wallet, purchase.id, signed))).toBe(
      "PURCHASE_EXPIRED",
    );
  });

  it("is refused when the wallet signed something else, with the bytes kept", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const altered = buyer.signAltered(transactionOf(purchase), 3);
    expect(await codeOf(acceptSigned(market.context, buyer.wallet, purchase.id, altered))).toBe(
      "PURCHASE_REFUSED",
    );
    expect(await market.stored(purchase.id)).toMatchObject({ state: "refused", signature: null });
    const last = (await transitionsOf(market.context.database, [purchase.id]))
      .get(purchase.id)
      ?.at(-1);
    expect(last?.evidence).toMatchObject({ returned: altered, by: "server" });
    expect(await market.balance(buyer.wallet)).toBe(100_000_000_000n);
  });

  it.each(["other-seller", "higher-price", "approve-delegate", "assign", "nonce"])(
    "is refused by the server itself when REALM's transaction is hostile: %s",
    async (kind) => {
      const buyer = await market.buyer();
      const { listingId } = await market.list();
      await market.sandbox.command("POST", "/hostile", { kind, listingId });
      const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
      const signed = buyer.sign(transactionOf(purchase));
      expect(await codeOf(acceptSigned(market.context, buyer.wallet, purchase.id, signed))).toBe(
        "PURCHASE_REFUSED",
      );
      expect(await market.balance(buyer.wallet)).toBe(100_000_000_000n);
    },
  );

  it("belongs to its wallet: to every other it does not exist", async () => {
    const [buyer, other] = await Promise.all([market.buyer(), market.buyer()]);
    const { listingId } = await market.list();
    const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const { context } = market;
    const signed = buyer.sign(transactionOf(purchase));
    expect(await codeOf(ownPurchase(context, other.wallet, purchase.id))).toBe(
      "PURCHASE_NOT_FOUND",
    );
    expect(await codeOf(acceptSigned(context, other.wallet, purchase.id, signed))).toBe(
      "PURCHASE_NOT_FOUND",
    );
    expect(await codeOf(closePurchase(context, other.wallet, purchase.id, "declined"))).toBe(
      "PURCHASE_NOT_FOUND",
    );
    expect(await purchasesOf(context.database, other.wallet)).toEqual([]);
    expect(await market.state(purchase.id)).toBe("prepared");
  });

  it.each(["", "1", "../../etc", "00000000-0000-0000-0000-00000000000G"])(
    "is not found by the malformed id %j",
    async (id) => {
      const { wallet } = await market.buyer();
      expect(await codeOf(ownPurchase(market.context, wallet, id))).toBe("PURCHASE_NOT_FOUND");
    },
  );

  it("can be declined before it is signed, twice as once, and not after", async () => {
    const buyer = await market.buyer();
    const { listingId } = await market.list();
    const { purchase } = await startPurchase(market.context, { wallet: buyer.wallet, listingId });
    const close = (reason: "declined" | "expired") =>
      closePurchase(market.context, buyer.wallet, purchase.id, reason);
    expect((await close("declined")).state).toBe("declined");
    expect((await close("declined")).state).toBe("declined");
    expect(await codeOf(close("expired"))).toBe("PURCHASE_STATE");
    const signed = buyer.sign(transactionOf(purchase));
    expect(await codeOf(acceptSigned(market.context, buyer.wallet, purchase.id, signed))).toBe(
      "PURCHASE_STATE",
    );
  });
});
