import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { purchaseViewSchema } from "@/lib/core/purchase";
import type { Chain } from "@/lib/server/chain";
import { acceptSigned } from "./accept-signed";
import { preparedFacts, type Purchase } from "./purchase";
import { startPurchase } from "./start";
import { transitionsOf } from "./store/read";
import { openTestMarket, type TestMarket } from "./testing/market";
import { codeOf } from "./testing/code-of";
import { takeRechecks, takeStep } from "./testing/take-step";
import { purchaseJson } from "./view";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
}, 90_000);
afterAll(() => market.close());
beforeEach(async () => {
  market.errors.length = 0;
  await market.sandbox.command("DELETE", "/realm/fault");
  await market.sandbox.command("DELETE", "/cluster/fault");
});

const submitted = async () => {
  const buyer = await market.buyer();
  const { listingId } = await market.list("1.5");
  const request = { wallet: buyer.wallet, listingId };
  const { purchase } = await startPurchase(market.context, request);
  const signed = buyer.sign(preparedFacts(purchase).transaction);
  await acceptSigned(market.context, buyer.wallet, purchase.id, signed);
  const { signature } = await market.stored(purchase.id);
  return { id: purchase.id, request, signature: signature ?? "" };
};
const final = (error: unknown = null): Partial<Chain> => ({
  signatureStatus: () => Promise.resolve({ slot: 7n, confirmation: "finalized", error }),
});
const steps = async (chain: Partial<Chain>, id: string, times: number): Promise<Purchase> => {
  for (let step = 1; step < times; step += 1) await takeStep(market.withChain(chain), id);
  return takeStep(market.withChain(chain), id);
};
const isFinal = (signature: string) =>
  expect
    .poll(async () => (await market.context.chain.signatureStatus(signature))?.confirmation, {
      timeout: 20_000,
    })
    .toBe("finalized");
const history = async (id: string) =>
  (await transitionsOf(market.context.database, [id])).get(id) ?? [];

describe("a payment that landed, and not as agreed", () => {
  /** A chain that shows another purchase's transaction under this one's signature. */
  const swapped = async () => {
    const [own, other] = [await submitted(), await submitted()];
    await isFinal(other.signature);
    const { chain } = market.context;
    const chains = {
      confirmedTransactions: () => chain.confirmedTransactions(other.signature),
    };
    return { own, chains };
  };

  it("stays open with a notice, so that Buy finds it and nobody pays twice", async () => {
    const { own, chains } = await swapped();
    const left = await steps({ ...chains, ...final() }, own.id, 3);
    expect(left).toMatchObject({ state: "submitted", notice: "CHAIN_DISPUTED" });
    const again = await startPurchase(market.context, own.request);
    expect([again.created, again.purchase.id]).toEqual([false, own.id]);
    const view = purchaseJson(left, await history(own.id));
    expect(purchaseViewSchema.parse(view).notice).toBe("CHAIN_DISPUTED");
    expect(view.history.filter(({ state }) => state === "submitted")).toHaveLength(1);
  });

  it("is told to the operator once, with what was found and REALM's word stored", async () => {
    const { own, chains } = await swapped();
    await isFinal(own.signature);
    await steps({ ...chains, ...final() }, own.id, 3);
    expect(market.errors.filter((line) => line.startsWith("ALERT"))).toHaveLength(1);
    const disputes = (await history(own.id)).filter(({ event }) => event === "dispute");
    expect(disputes.map(({ evidence }) => evidence)).toMatchObject([
      { code: "CHAIN_DISPUTED", findings: [{ rule: "CHAIN-01" }], realmStatus: "completed" },
    ]);
  });

  it("is stored though REALM can't be asked", async () => {
    const { own, chains } = await swapped();
    await market.sandbox.command("POST", "/realm/fault", { kind: "down" });
    const left = await steps({ ...chains, ...final() }, own.id, 1);
    expect(left.notice).toBe("CHAIN_DISPUTED");
    expect((await history(own.id)).at(-1)?.evidence).toMatchObject({
      realmStatus: "REALM_UNAVAILABLE",
    });
  });

  it("is no dispute before it is final, nor by one endpoint's word against another's", async () => {
    const { own, chains } = await swapped();
    await isFinal(own.signature);
    const { chain } = market.context;
    const confirmed: Partial<Chain> = {
      signatureStatus: () => Promise.resolve({ slot: 7n, confirmation: "confirmed", error: null }),
    };
    expect(await steps({ ...chains, ...confirmed }, own.id, 1)).toMatchObject({ notice: null });
    const split: Partial<Chain> = {
      confirmedTransactions: async () => [
        ...(await chain.confirmedTransactions(own.signature)),
        ...(await chains.confirmedTransactions()),
      ],
    };
    const left = await steps({ ...split, ...final() }, own.id, 3);
    expect(left).toMatchObject({ state: "submitted", notice: null });
    expect(market.errors).toHaveLength(1);
  });

  it("is settled after all where the chain comes to show it as agreed", async () => {
    const { own, chains } = await swapped();
    await steps({ ...chains, ...final() }, own.id, 1);
    await isFinal(own.signature);
    expect(await takeStep(market.context, own.id)).toMatchObject({ state: "owned", notice: null });
  });
});

describe("a signature that the chain does not know any more", () => {
  const gone: Partial<Chain> = {
    signatureStatus: () => Promise.resolve(null),
    isAbsentForGood: () => Promise.resolve(true),
  };

  it("does not expire what REALM calls complete: that is a dispute", async () => {
    const { id, signature } = await submitted();
    await isFinal(signature);
    expect(await steps(gone, id, 4)).toMatchObject({
      state: "submitted",
      notice: "CHAIN_DISPUTED",
    });
    expect(market.errors).toHaveLength(1);
  });

  it("after half a day proves nothing by its silence: a person is told, and nothing is ended", async () => {
    const unheard = async (hours: number, looks: number) => {
      const { id } = await submitted();
      const now = () => new Date(Date.now() + hours * 3_600_000);
      const realm = {
        ...market.context.realm,
        getPurchase: (purchaseId: string) =>
          Promise.resolve({ purchaseId, status: "expired" as const }),
      };
      for (let look = 0; look < looks; look += 1)
        await takeStep({ ...market.withChain(gone), realm, now }, id);
      return market.stored(id);
    };
    expect(await unheard(11, 2)).toMatchObject({ state: "expired", notice: null });
    market.errors.length = 0;
    expect(await unheard(13, 4)).toMatchObject({ state: "submitted", notice: null });
    expect(market.errors).toHaveLength(1);
  });

  describe("and expired on the word of a node that was wrong", () => {
    const old = (hours: number) => ({
      ...market.context,
      now: () => new Date(Date.now() + hours * 3_600_000),
    });
    /** Paid and final, and expired here all the same; REALM still says it is not complete. */
    const wronglyExpired = async () => {
      const purchase = await submitted();
      await isFinal(purchase.signature);
      const { signedTransaction } = await market.stored(purchase.id);
      const getPurchase = (purchaseId: string) =>
        Promise.resolve({ purchaseId, status: "pending_confirmation" as const });
      const realm = { ...market.context.realm, getPurchase };
      for (let look = 0; look < 2; look += 1)
        await takeStep({ ...market.withChain(gone), realm }, purchase.id);
      expect(await market.state(purchase.id)).toBe("expired");
      return { ...purchase, realm, signed: signedTransaction ?? "" };
    };
    const disputed = { state: "expired", notice: "CHAIN_DISPUTED" };

    it("is found by its own signature a minute later, whatever REALM says", async () => {
      const { id, realm } = await wronglyExpired();
      expect(await takeRechecks({ ...old(1 / 50), realm })).toContain(id);
      expect(await market.stored(id)).toMatchObject(disputed);
      expect((await history(id)).at(-1)?.evidence).toMatchObject({ by: "chain" });
      expect(market.errors).toHaveLength(1);
    });

    it("is found by Buy however old it is, and by the signature that comes once more", async () => {
      const { id, request, realm } = await wronglyExpired();
      const again = await startPurchase({ ...old(24 * 30), realm }, request);
      expect([again.created, again.purchase.id]).toEqual([false, id]);
      expect(await market.stored(id)).toMatchObject(disputed);
      const other = await wronglyExpired();
      const {
        request: { wallet },
        signed,
      } = other;
      expect(await codeOf(acceptSigned(market.context, wallet, other.id, signed))).toBe(
        "CHAIN_DISPUTED",
      );
      expect(await market.stored(other.id)).toMatchObject(disputed);
    });
  });

  it("does not expire while REALM can't be asked", async () => {
    const { id } = await submitted();
    await market.sandbox.command("POST", "/realm/fault", { kind: "down" });
    expect(await steps(gone, id, 3)).toMatchObject({ state: "submitted", notice: null });
  });
});

describe("a submitted purchase", () => {
  it("is not failed by an error that is not final: a fork could still carry the payment", async () => {
    const { id } = await submitted();
    const error = { InstructionError: [3, { Custom: 1 }] };
    const status = (confirmation: "confirmed" | "finalized"): Partial<Chain> => ({
      signatureStatus: () => Promise.resolve({ slot: 7n, confirmation, error }),
    });
    expect((await steps(status("confirmed"), id, 2)).state).toBe("submitted");
    expect((await steps(status("finalized"), id, 1)).state).toBe("failed");
  });

  it("is sent again while it can land, and not after", async () => {
    const { id } = await submitted();
    const bound = (await market.stored(id)).lastValidBlockHeight ?? 0n;
    let sent = 0;
    const at = (height: bigint): Partial<Chain> => ({
      signatureStatus: () => Promise.resolve(null),
      isAbsentForGood: () => Promise.resolve(false),
      blockHeight: () => Promise.resolve(height),
      broadcast: () => {
        sent += 1;
        return Promise.resolve({ kind: "accepted" });
      },
    });
    await steps(at(bound), id, 1);
    expect(sent).toBe(1);
    await steps(at(bound + 1n), id, 2);
    expect(sent).toBe(1);
  });

  it("that hangs for five minutes is told to the operator, once", async () => {
    const { id } = await submitted();
    const hanging = market.withChain({
      signatureStatus: () => Promise.resolve({ slot: 7n, confirmation: "seen", error: null }),
    });
    const after = (minutes: number) => ({
      ...hanging,
      now: () => new Date(Date.now() + minutes * 60_000),
    });
    await takeStep(after(4), id);
    expect(market.errors).toEqual([]);
    for (const minutes of [6, 7, 8]) await takeStep(after(minutes), id);
    expect(market.errors).toHaveLength(1);
  });
});
