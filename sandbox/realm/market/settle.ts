import { getTransactionDecoder, type Address, type Signature } from "@solana/kit";
import { base64 } from "../chain/compile";
import { licenceAccount, licenceOf } from "../chain/licence";
import type { ListingRecord, PurchaseRecord } from "../state/records";
import { carriesSale } from "./carries-sale";
import type { Market } from "./context";
import { listingEvent, purchaseEvent } from "./events";
import { settleHandover } from "./handover";
import { COMMITMENT, holdsLicence } from "./on-chain";

/** How far back to look for the sale among an account's transactions. */
const LOOK_BACK = 10;

export const isOpen = ({ status }: PurchaseRecord): boolean =>
  status === "pending_signature" || status === "pending_confirmation";

/** What the chain says of a signature: not seen, failed, or landed with this message (base64). */
export const landed = async (
  { chain }: Market,
  signature: Signature,
): Promise<null | { readonly failed: boolean; readonly message: string }> => {
  const transaction = await chain.rpc
    .getTransaction(signature, {
      encoding: "base64",
      commitment: COMMITMENT,
      maxSupportedTransactionVersion: 0,
    })
    .send();
  if (!transaction) return null;
  const { messageBytes } = getTransactionDecoder().decode(
    Buffer.from(transaction.transaction[0], "base64"),
  );
  return { failed: transaction.meta?.err !== null, message: base64(messageBytes) };
};

/** Whether what is on sale can still be had: where nothing is handed over, as far as REALM knows. */
const isUnsold = async (market: Market, listing: ListingRecord): Promise<boolean> => {
  const licence = licenceOf(listing);
  return (
    licence === null || holdsLicence(market, await licenceAccount(market.escrow.address, licence))
  );
};

/** Writes down a purchase that is over, and tells of it. */
export const end = (market: Market, purchase: PurchaseRecord): PurchaseRecord => {
  market.emit(purchaseEvent(purchase));
  return market.store.purchases.put(purchase.purchaseId, purchase);
};

/** Writes down a sale: the listing is sold, this purchase done, every other one of it over. */
export const complete = (
  market: Market,
  purchase: PurchaseRecord,
  signature: Signature,
): PurchaseRecord => {
  const { listings, purchases } = market.store;
  const listing = listings.get(purchase.listingId);
  if (listing) {
    const sold = { ...listing, status: "sold", solanaTxSignature: signature } as const;
    market.emit(listingEvent(sold, "sold"));
    listings.put(listing.listingId, sold);
  }
  for (const other of purchases.values()) {
    if (
      other.listingId === purchase.listingId &&
      other.purchaseId !== purchase.purchaseId &&
      isOpen(other)
    ) {
      end(market, { ...other, status: "failed" });
    }
  }
  return end(market, {
    ...purchase,
    status: "completed",
    solanaTxSignature: signature,
    completedAt: new Date(market.clock()).toISOString(),
  });
};

/** The accounts whose history shows the sale: the licence's own, or those of whoever may have paid. */
const accountsToWatch = async (
  market: Market,
  listing: ListingRecord,
  open: readonly PurchaseRecord[],
): Promise<readonly Address[]> => {
  const licence = licenceOf(listing);
  return licence
    ? [await licenceAccount(market.escrow.address, licence)]
    : [...new Set(open.map(({ buyerWallet }) => buyerWallet))];
};

const findSale = async (
  market: Market,
  listing: ListingRecord,
  open: readonly PurchaseRecord[],
) => {
  for (const account of await accountsToWatch(market, listing, open)) {
    const history = await market.chain.rpc
      .getSignaturesForAddress(account, { limit: LOOK_BACK, commitment: COMMITMENT })
      .send();
    for (const { signature, err } of history) {
      const transaction = err === null ? await landed(market, signature) : null;
      const purchase = open.find(
        ({ message }) => transaction !== null && carriesSale(transaction.message, message),
      );
      if (purchase) {
        complete(market, purchase, signature);
        return;
      }
    }
  }
};

/**
 * Brings one listing's open purchases up to what the chain shows: a paid one is completed even if
 * its buyer never came back to confirm, one whose blockhash has passed is expired.
 */
export const settle = async (market: Market, listingId: string): Promise<void> => {
  const { listings, purchases } = market.store;
  await settleHandover(market, listingId);
  const listing = listings.get(listingId);
  const open = purchases.values().filter((one) => one.listingId === listingId && isOpen(one));
  if (listing?.status !== "active" || open.length === 0) return;
  // The height before the account: a sale that lands in between is seen, not declared expired.
  const height = await market.chain.rpc.getBlockHeight({ commitment: COMMITMENT }).send();
  const unsold = await isUnsold(market, listing);
  if (!unsold || licenceOf(listing) === null) await findSale(market, listing, open);
  if (!unsold) return;
  for (const { purchaseId, lastValidBlockHeight } of open) {
    const now = purchases.get(purchaseId);
    if (now && isOpen(now) && lastValidBlockHeight < height) {
      end(market, { ...now, status: "expired" });
    }
  }
};

/** The same for every listing that has an open purchase, or waits for its seller. */
export const settleAll = async (market: Market): Promise<void> => {
  const { listings, purchases } = market.store;
  const open = new Set(
    [
      ...purchases.values().filter(isOpen),
      ...listings.values().filter(({ step }) => step !== undefined),
    ].map(({ listingId }) => listingId),
  );
  for (const listingId of open) await settle(market, listingId);
};

/**
 * The look before an answer that only tells: without the cluster it tells what was last known, as
 * a shop goes on showing its window. What depends on the chain (preparing, cancelling) must not.
 */
export const settleIfPossible = async (market: Market, listingId: string): Promise<void> => {
  try {
    await settle(market, listingId);
  } catch (error) {
    market.log(
      `sale of ${listingId} not checked: ${error instanceof Error ? error.message : "unknown"}`,
    );
  }
};
