import { randomBytes } from "node:crypto";
import { isOffCurveAddress, isSignature } from "@solana/kit";
import * as z from "zod";
import { base64, compileDraft, wireBytes } from "../chain/compile";
import { draftPurchase } from "../chain/draft";
import { licenceOf } from "../chain/licence";
import { ProtocolError } from "../http/protocol-error";
import type { Answer, Call } from "../http/route";
import { wallet, type ListingRecord, type PurchaseRecord } from "../state/records";
import { findListing, purchaseAnswer } from "./answers";
import type { Market } from "./context";
import { carriesSale } from "./carries-sale";
import { complete, end, isOpen, landed, settle, settleIfPossible } from "./settle";

const purchaseSchema = z.strictObject({
  buyerWallet: wallet.refine((address) => !isOffCurveAddress(address), "Not a wallet's address."),
});

const refuseUnlessForSale = (listing: ListingRecord, buyer: string): void => {
  if (listing.status === "sold")
    throw new ProtocolError(409, "already_sold", "Someone has bought it.");
  if (listing.status !== "active")
    throw new ProtocolError(409, "listing_cancelled", "Not on sale.");
  if (listing.listingType === "auction") {
    throw new ProtocolError(409, "not_fixed_price", "This is an auction; it cannot be bought.");
  }
  if (listing.sellerWallet === buyer)
    throw new ProtocolError(409, "own_listing", "It is the buyer's own.");
};

/**
 * POST /listings/{id}/purchase: a transaction for the buyer to sign, signed by the escrow.
 * Anybody may prepare one until the listing is sold: the escrow has one licence, so one can land.
 */
export const preparePurchase =
  (market: Market) =>
  async ({ user, params, body }: Call): Promise<Answer> => {
    const { buyerWallet } = purchaseSchema.parse(body);
    const { listingId } = findListing(market, params["id"]);
    await settle(market, listingId);
    const listing = findListing(market, listingId);
    refuseUnlessForSale(listing, buyerWallet);

    const { rpc } = market.chain;
    const { value: lifetime } = await rpc.getLatestBlockhash({ commitment: "confirmed" }).send();
    const height = await rpc.getBlockHeight({ commitment: "confirmed" }).send();
    const purchaseId = `pur_${randomBytes(12).toString("hex")}`;
    const terms = {
      purchaseId,
      buyer: buyerWallet,
      seller: listing.sellerWallet,
      treasury: market.treasury,
      escrow: market.escrow.address,
      licence: licenceOf(listing),
      price: listing.price,
    };
    const plan = await market.hostile.disturb(listingId, market, terms, {
      draft: await draftPurchase(terms),
      lifetime,
      cosigners: [market.escrow],
      wire: (bytes) => bytes,
    });
    const transaction = await compileDraft(plan.draft, plan.lifetime, plan.cosigners);
    const now = market.clock();
    const expiresAt = now + Number(lifetime.lastValidBlockHeight - height) * market.slotMillis;
    const purchase = market.store.purchases.put(purchaseId, {
      purchaseId,
      listingId,
      buyerWallet,
      userId: user.userId,
      status: "pending_signature",
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(expiresAt).toISOString(),
      lastValidBlockHeight: lifetime.lastValidBlockHeight,
      message: base64(transaction.messageBytes),
    });
    return {
      status: 200,
      body: {
        purchaseId,
        listingId,
        status: "pending_signature",
        transaction: base64(plan.wire(wireBytes(transaction))),
        expiresAt: purchase.expiresAt,
        ...(listing.licenceMint === undefined ? {} : { licenceMint: listing.licenceMint }),
      },
    };
  };

const findPurchase = (market: Market, { user, params }: Call): PurchaseRecord => {
  const purchase = market.store.purchases.get(params["id"] ?? "");
  if (purchase?.userId !== user.userId) {
    throw new ProtocolError(404, "purchase_not_found", "There is no such purchase of yours.");
  }
  return purchase;
};

const confirmSchema = z.strictObject({
  solanaTxSignature: z.string().refine((text) => isSignature(text), "Not a transaction signature."),
});

/**
 * POST /purchases/{id}/confirm. The chain decides: only a transaction that carries the
 * purchase's own instructions completes it, and a purchase is completed by one signature only.
 */
export const confirmPurchase =
  (market: Market) =>
  async (call: Call): Promise<Answer> => {
    const { solanaTxSignature } = confirmSchema.parse(call.body);
    if (!isSignature(solanaTxSignature))
      throw new TypeError("the schema lets signatures through only");
    const { purchaseId } = findPurchase(market, call);
    const transaction = await landed(market, solanaTxSignature);
    const purchase = findPurchase(market, call);
    const { purchases } = market.store;
    if (purchase.status === "completed") {
      if (purchase.solanaTxSignature !== solanaTxSignature) {
        throw new ProtocolError(
          422,
          "not_this_purchase",
          "Another transaction paid for this purchase.",
        );
      }
    } else if (transaction === null) {
      if (isOpen(purchase))
        purchases.put(purchaseId, {
          ...purchase,
          status: "pending_confirmation",
          solanaTxSignature,
        });
    } else if (!carriesSale(transaction.message, purchase.message)) {
      throw new ProtocolError(422, "not_this_purchase", "That transaction is not this purchase's.");
    } else if (transaction.failed) {
      end(market, { ...purchase, status: "failed", solanaTxSignature });
      throw new ProtocolError(422, "transaction_failed", "The transaction failed on the cluster.");
    } else {
      complete(market, purchase, solanaTxSignature);
    }
    const { status } = findPurchase(market, call);
    if (status !== "completed" && status !== "pending_confirmation") {
      throw new ProtocolError(422, "purchase_over", `The purchase is ${status}.`);
    }
    return { status: 200, body: { purchaseId, status, solanaTxSignature } };
  };

/** GET /purchases/{id}, after a look at the chain. */
export const getPurchase =
  (market: Market) =>
  async (call: Call): Promise<Answer> => {
    await settleIfPossible(market, findPurchase(market, call).listingId);
    return { status: 200, body: purchaseAnswer(findPurchase(market, call)) };
  };
