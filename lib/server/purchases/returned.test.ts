import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import { lamports, type Lamports } from "@/lib/core/money";
import { fromBase64 } from "@/lib/core/solana";
import { acceptSigned } from "./accept-signed";
import { closePurchase } from "./close";
import type { PurchaseContext } from "./context";
import { countTrouble } from "./operate/trouble";
import { preparedFacts } from "./purchase";
import { startPurchase } from "./start";
import { transitionsOf } from "./store/read";
import { codeOf } from "./testing/code-of";
import { openTestMarket, type TestMarket } from "./testing/market";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
}, 90_000);
afterAll(() => market.close());
beforeEach(async () => {
  market.errors.length = 0;
  await market.sandbox.command("DELETE", "/cluster/fault");
});

const prepared = async (funds?: Lamports, context = market.context) => {
  const buyer = await market.buyer(funds);
  const { listingId } = await market.list("1.5");
  const { purchase } = await startPurchase(context, { wallet: buyer.wallet, listingId });
  const signed = buyer.sign(preparedFacts(purchase).transaction);
  const { id } = purchase;
  return {
    id,
    signed,
    listingId,
    wallet: buyer.wallet,
    accept: (within: PurchaseContext = market.context) =>
      acceptSigned(within, buyer.wallet, id, signed),
  };
};
/** As a wallet that sends by itself, or a process that died after sending. */
const land = async (signed: string): Promise<void> => {
  expect(await market.context.chain.broadcast(fromBase64(signed))).toEqual({ kind: "accepted" });
};

describe("bytes that have landed before they come back", () => {
  it("are stored, and never refused or expired as if nothing had been paid", async () => {
    const { id, signed, accept } = await prepared();
    await land(signed);
    await market.sandbox.command("POST", "/cluster/advance", { slots: 160 });
    const { repeated, purchase } = await accept();
    expect(repeated).toBe(false);
    expect(["signed", "submitted"]).toContain(purchase.state);
    const history = (await transitionsOf(market.context.database, [id])).get(id) ?? [];
    const sign = history.find(({ event }) => event === "sign");
    expect(sign?.evidence).toHaveProperty("seenInSlot");
  });

  it("after the purchase had ended are told to the operator, and nobody reads that nothing was paid", async () => {
    const { id, signed, wallet, listingId, accept } = await prepared();
    await closePurchase(market.context, wallet, id, "declined");
    expect(await codeOf(accept())).toBe("PURCHASE_STATE");
    expect(market.errors).toEqual([]);
    await land(signed);
    expect(await codeOf(accept())).toBe("CHAIN_DISPUTED");
    expect(await codeOf(accept())).toBe("CHAIN_DISPUTED");
    expect(market.errors).toHaveLength(1);
    const left = await market.stored(id);
    expect(left).toMatchObject({
      state: "declined",
      notice: "CHAIN_DISPUTED",
      signedTransaction: signed,
    });
    expect(left.signature).not.toBeNull();
    expect(await countTrouble(market.context)).toEqual({ stuck: 0, disputed: 1 });
    // Its place is free in the store, and it is not bought a second time all the same.
    const again = await startPurchase(market.context, { wallet, listingId });
    expect([again.created, again.purchase.id]).toEqual([false, id]);
  });

  it("are a repeat where another request has taken them in the middle of this one", async () => {
    const { id, accept } = await prepared();
    const overtaken = market.withChain({
      signatureStatus: async () => {
        await accept();
        return null;
      },
    });
    const { repeated, purchase } = await accept(overtaken);
    expect([repeated, purchase.id]).toEqual([true, id]);
  });
});

describe("what blocks for the moment only", () => {
  it("is looked at twice before anything is said", async () => {
    const { accept } = await prepared();
    const { reader } = market.context.chain;
    let simulations = 0;
    const hiccup = market.withChain({
      reader: {
        ...reader,
        simulate: (...call) => {
          simulations += 1;
          return simulations === 1
            ? Promise.reject(new Error("cut by the test"))
            : reader.simulate(...call);
        },
      },
    });
    expect((await accept(hiccup)).purchase.state).toBe("submitted");
    expect(simulations).toBe(2);
  });

  it("leaves the purchase waiting where a node does not know its blockhash and another does", async () => {
    const { id, accept } = await prepared();
    const { reader } = market.context.chain;
    const behind = market.withChain({
      reader: { ...reader, isBlockhashValid: () => Promise.resolve(false) },
    });
    expect(await codeOf(accept(behind))).toBe("CHAIN_UNAVAILABLE");
    expect(await market.state(id)).toBe("prepared");
    expect((await accept()).purchase.state).toBe("submitted");
  });

  it("says that SOL is missing, and takes the same signature once it is there", async () => {
    const { id, wallet, accept } = await prepared(lamports(1_000_000_000n));
    expect(await codeOf(accept())).toBe("CHAIN_REJECTED");
    expect(await market.state(id)).toBe("prepared");
    await market.sandbox.command("POST", "/airdrop", { wallet, lamports: "5000000000" });
    expect((await accept()).purchase.state).toBe("submitted");
  });

  it("is also two endpoints that disagree", async () => {
    const { id, accept } = await prepared();
    const { reader } = market.context.chain;
    const split = market.withChain({
      secondReader: { ...reader, genesisHash: () => Promise.resolve("another cluster") },
    });
    expect(await codeOf(accept(split))).toBe("CHAIN_DIVIDED");
    expect(await market.state(id)).toBe("prepared");
  });
});

describe("the height until which a signed purchase can land", () => {
  const behind = (height: bigint): PurchaseContext =>
    market.withChain({ newestLastValidHeight: () => Promise.resolve(height) });

  it("is raised when it is signed, where a node that was behind gave too low a one", async () => {
    const { id, accept } = await prepared(undefined, behind(1n));
    await accept();
    const tip = await market.context.chain.blockHeight();
    expect((await market.stored(id)).lastValidBlockHeight ?? 0n).toBeGreaterThan(tip + 100n);
  });

  it("is never lowered", async () => {
    const { id, accept } = await prepared(undefined, behind(9_000_000n));
    await accept();
    expect((await market.stored(id)).lastValidBlockHeight).toBe(9_000_000n);
  });

  it("has to be known: a purchase without it stays prepared", async () => {
    const { id, accept } = await prepared();
    const unknown = market.withChain({ lastValidHeightOf: () => Promise.resolve(null) });
    expect(await codeOf(accept(unknown))).toBe("CHAIN_UNAVAILABLE");
    expect(await market.state(id)).toBe("prepared");
  });

  it("is not asked for while nobody answers, and nothing is stored", async () => {
    const { id, accept } = await prepared();
    const cut = market.withChain({
      signatureStatus: () => Promise.reject(new CodedError("CHAIN_UNAVAILABLE", "cut")),
    });
    expect(await codeOf(accept(cut))).toBe("CHAIN_UNAVAILABLE");
    expect(await market.state(id)).toBe("prepared");
  });
});
