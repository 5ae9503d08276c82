import { address } from "@solana/kit";
import { findAssociatedTokenPda, TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { listingSchema, preparedPurchaseSchema } from "@/lib/core/realm";
import { listingStatuses } from "@/lib/core/realm/listing";
import { callRealm, openTestMarket, preparedOf, type TestMarket } from "../test-support";
import { marketCalls, outcomeOf, transactionOf } from "./test-calls";

let market: TestMarket;
beforeAll(async () => {
  market = await openTestMarket();
});
afterAll(() => market.close());
const { call, fresh, prepare, search } = marketCalls(() => market);

describe("a purchase", () => {
  it("moves price, fee and licence to the lamport, and is completed by the chain only", async () => {
    const listing = await fresh("15.75");
    const [buyer] = market.buyers;
    const [seller] = market.creators;
    if (!seller || !listing.licenceMint) throw new Error("the market has a seller and a licence");
    const treasury = address(market.realm.treasury);
    const wallets = [buyer.address, seller, treasury];
    const before = await Promise.all(wallets.map(market.balance));

    const answer = await prepare(listing.listingId);
    const { purchaseId, licenceMint, expiresAt } = preparedPurchaseSchema.parse(answer.body);
    expect(licenceMint).toBe(listing.licenceMint);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
    const early = await call(`/purchases/${purchaseId}/confirm`, "POST", {
      solanaTxSignature: "1".repeat(64),
    });
    expect([early.status, outcomeOf(early)]).toEqual([200, "pending_confirmation"]);

    const signature = await market.send(transactionOf(answer), buyer);
    await vi.waitFor(async () => {
      const done = await call(`/purchases/${purchaseId}/confirm`, "POST", {
        solanaTxSignature: signature,
      });
      expect(outcomeOf(done)).toBe("completed");
    }, 10_000);

    const after = await Promise.all(wallets.map(market.balance));
    const [ata] = await findAssociatedTokenPda({
      owner: buyer.address,
      mint: listing.licenceMint,
      tokenProgram: TOKEN_PROGRAM_ADDRESS,
    });
    const rent = await market.balance(ata);
    // Two signatures at 5,000 lamports, 100,000 units at 10,000 micro-lamports.
    const networkFee = 11_000n;
    expect(after.map((amount, index) => amount - (before[index] ?? 0n))).toEqual([
      -15_750_000_000n - rent - networkFee,
      15_356_250_000n,
      393_750_000n,
    ]);
    const { value } = await market.rpc.getTokenAccountBalance(ata).send();
    expect(value.amount).toBe("1");
    const sold = listingSchema.parse((await call(`/listings/${listing.listingId}`)).body);
    expect([sold.status, sold.solanaTxSignature]).toEqual(["sold", signature]);

    const late = await prepare(listing.listingId, 1);
    expect([late.status, outcomeOf(late)]).toEqual([409, "already_sold"]);
  });

  it("that was paid and never confirmed ends sold all the same", async () => {
    const { listingId } = await fresh();
    const answer = await prepare(listingId);
    const signature = await market.send(transactionOf(answer), market.buyers[0]);
    await vi.waitFor(async () => {
      const listing = listingSchema.parse((await call(`/listings/${listingId}`)).body);
      expect([listing.status, listing.solanaTxSignature]).toEqual(["sold", signature]);
    }, 10_000);
    const purchase = await call(`/purchases/${preparedOf(answer).purchaseId}`);
    expect(outcomeOf(purchase)).toBe("completed");
  });

  it("prepared twice can be paid once: the cluster refuses the second", async () => {
    const { listingId } = await fresh();
    const [first, second] = [await prepare(listingId, 0), await prepare(listingId, 1)];
    await market.send(transactionOf(first), market.buyers[0]);
    await expect(market.send(transactionOf(second), market.buyers[1])).rejects.toThrow();
    await vi.waitFor(async () => {
      expect(outcomeOf(await call(`/purchases/${preparedOf(second).purchaseId}`))).toBe("failed");
    }, 10_000);
  });

  it("is not completed by another purchase's transaction", async () => {
    const [mine, other] = [await fresh(), await fresh()];
    const [answer, foreign] = [await prepare(mine.listingId), await prepare(other.listingId)];
    const signature = await market.send(transactionOf(foreign), market.buyers[0]);
    await vi.waitFor(async () => {
      const refused = await call(`/purchases/${preparedOf(answer).purchaseId}/confirm`, "POST", {
        solanaTxSignature: signature,
      });
      expect([refused.status, outcomeOf(refused)]).toEqual([422, "not_this_purchase"]);
    }, 10_000);
  });

  it("expires with its blockhash and can be prepared again", async () => {
    const { listingId } = await fresh();
    const { purchaseId } = preparedOf(await prepare(listingId));
    market.cluster.advanceSlots(200);
    await vi.waitFor(async () => {
      expect(outcomeOf(await call(`/purchases/${purchaseId}`))).toBe("expired");
    }, 10_000);
    expect((await prepare(listingId)).status).toBe(200);
  });

  it("goes on being told while the cluster is down, and is not prepared anew", async () => {
    const { listingId } = await fresh();
    const { purchaseId } = preparedOf(await prepare(listingId));
    market.cluster.setFault({ kind: "down" });
    try {
      expect((await call(`/listings/${listingId}`)).status).toBe(200);
      expect(outcomeOf(await call(`/purchases/${purchaseId}`))).toBe("pending_signature");
      expect((await prepare(listingId)).status).toBe(500);
    } finally {
      market.cluster.setFault(null);
    }
    expect((await prepare(listingId)).status).toBe(200);
  });

  it("is told to nobody but whose key asked", async () => {
    const { purchaseId } = preparedOf(await prepare((await fresh()).listingId));
    const [stranger] = market.realm.creators;
    if (!stranger) throw new Error("the market has creators");
    const path = `/marketplace/purchases/${purchaseId}`;
    const answer = await callRealm(market.realm.url, path, { credential: stranger });
    expect(answer.status).toBe(404);
  });

  it("is refused for an auction, for one's own listing and for what is no wallet", async () => {
    const { listings } = await search("query=perihelion");
    const listing = listings[0];
    const auctions = await search("query=vesper");
    const auction = auctions.listings[0];
    if (!listing || !auction) throw new Error("the seeded market has both");
    const own = await call(`/listings/${listing.listingId}/purchase`, "POST", {
      buyerWallet: listing.sellerWallet,
    });
    expect([own.status, outcomeOf(own)]).toEqual([409, "own_listing"]);
    const bid = await prepare(auction.listingId);
    expect([bid.status, outcomeOf(bid)]).toEqual([409, "not_fixed_price"]);
    for (const buyerWallet of ["", "not a wallet", listing.licenceMint?.slice(0, 20), 7]) {
      expect(
        (await call(`/listings/${listing.listingId}/purchase`, "POST", { buyerWallet })).status,
      ).toBe(400);
    }
    expect((await prepare("list_none")).status).toBe(404);
  });
});

describe("a restart", () => {
  it("keeps listings, purchases, keys and idempotent answers, and seeds nothing twice", async () => {
    const { listingId } = await fresh();
    const again = () =>
      callRealm(market.realm.url, `/marketplace/listings/${listingId}/purchase`, {
        method: "POST",
        body: { buyerWallet: market.buyers[0].address },
        credential: market.realm.platform,
        headers: { "Idempotency-Key": "5f0e3c1a-7f43-4a53-9d3e-0a4a2f6a9b10" },
      });
    const first = await again();
    const { purchaseId } = preparedOf(first);
    // Of every status: which ones are active changes while one of them is being sold. With its
    // licence, so that a listing that is put up a second time under its old id is seen too.
    const listed = z.object({ listingId: z.string(), licenceMint: z.string().nullish() });
    const known = () => ({
      listings: listingStatuses
        .flatMap((status) => market.realm.listings(status))
        .map((listing) => Object.values(listed.parse(listing)).join(" "))
        .sort(),
      key: market.realm.platform.apiKey,
    });
    const before = known();
    expect(before.listings.length).toBeGreaterThan(50);
    await market.restart();
    expect(known()).toEqual(before);
    expect(outcomeOf(await call(`/purchases/${purchaseId}`))).toBe("pending_signature");
    expect((await again()).body).toEqual(first.body);
    expect(await market.balance(market.buyers[1].address)).toBe(100_000_000_000n);
  });
});
