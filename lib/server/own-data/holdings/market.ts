import { and, eq, inArray, isNotNull, isNull, notInArray, or, type SQL } from "drizzle-orm";
import { QueryBuilder } from "drizzle-orm/pg-core";
import { openHandovers } from "@/lib/core/listing";
import { endStates } from "@/lib/core/purchase";
import { favourites } from "@/lib/server/db/schema/favourites";
import { handovers, handoverTransitions, ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases, purchaseTransitions } from "@/lib/server/db/schema/purchases";
import { sales, saleTransitions } from "@/lib/server/db/schema/sales";
import type { Holding } from "../holding";

const query = new QueryBuilder();

const purchasesOf = (where: SQL | undefined) =>
  query.select({ id: purchases.id }).from(purchases).where(where);

/** Those a wallet was paid for, and those of listings of its own that REALM paid another one for. */
const ownSales = (wallet: string): SQL | undefined => {
  const listings = query
    .select({ listing: ownListings.listingId })
    .from(ownListings)
    .where(eq(ownListings.owner, wallet));
  return or(eq(sales.seller, wallet), inArray(sales.listingId, listings));
};

const salesOf = (where: SQL | undefined) => query.select({ id: sales.id }).from(sales).where(where);

/** At an end, and nothing of it was ever signed: no money can have moved. */
const unpaid = (wallet: string): SQL | undefined =>
  and(
    eq(purchases.wallet, wallet),
    inArray(purchases.state, [...endStates]),
    isNull(purchases.signature),
    isNull(purchases.notice),
  );

/** Listings by what was signed, or is to be signed, of them. */
const listingsWith = (wallet: string, what: SQL | undefined) =>
  query
    .select({ id: handovers.listing })
    .from(handovers)
    .where(and(eq(handovers.owner, wallet), what));

const handoverIsOpen = inArray(handovers.state, openHandovers);

/** Neither sold nor in flight nor in dispute. Of one that is open, the market's own word will be found again. */
const unsold = (wallet: string): SQL | undefined =>
  and(
    eq(ownListings.owner, wallet),
    isNull(ownListings.signature),
    notInArray(ownListings.state, ["making", "signing", "cancelling", "sold"]),
    notInArray(
      ownListings.id,
      listingsWith(wallet, or(handoverIsOpen, isNotNull(handovers.disputedAt))),
    ),
  );

const listingsOf = (where: SQL | undefined) =>
  query.select({ id: ownListings.id }).from(ownListings).where(where);

const handoversOf = (where: SQL | undefined) =>
  query.select({ id: handovers.id }).from(handovers).where(where);

/** What was signed, or is to be signed, of listings that are not kept. */
const ofUnsold = (wallet: string): SQL | undefined =>
  inArray(handovers.listing, listingsOf(unsold(wallet)));

/** What one bought and sells. */
export const marketHoldings: readonly Holding[] = [
  {
    table: purchaseTransitions,
    given: {
      file: "purchase-steps",
      title: "Steps of your purchases",
      about: "How each purchase went from state to state.",
      fields: {
        purchase: purchaseTransitions.purchaseId,
        from: purchaseTransitions.fromState,
        to: purchaseTransitions.toState,
        event: purchaseTransitions.event,
        at: purchaseTransitions.at,
      },
      of: (wallet) =>
        inArray(purchaseTransitions.purchaseId, purchasesOf(eq(purchases.wallet, wallet))),
      order: [purchaseTransitions.id],
    },
    fate: {
      deletes: ({ wallet }) => inArray(purchaseTransitions.purchaseId, purchasesOf(unpaid(wallet))),
      stays: "The steps of purchases that were signed: they belong to the proof of the payment.",
    },
  },
  {
    table: purchases,
    given: {
      file: "purchases",
      title: "Purchases",
      about:
        "What you bought or began to buy. Prices and fees are in lamports, 1,000,000,000 to one SOL.",
      fields: {
        id: purchases.id,
        listing: purchases.listingId,
        state: purchases.state,
        assetType: purchases.assetType,
        asset: purchases.assetId,
        name: purchases.assetName,
        picture: purchases.previewImageUrl,
        seller: purchases.seller,
        priceLamports: purchases.price,
        purchaseAtRealm: purchases.realmPurchaseId,
        agreed: purchases.intent,
        transaction: purchases.transaction,
        signedTransaction: purchases.signedTransaction,
        signature: purchases.signature,
        verdict: purchases.verdict,
        networkFeeLamports: purchases.networkFee,
        slot: purchases.slot,
        notice: purchases.notice,
        createdAt: purchases.createdAt,
        updatedAt: purchases.updatedAt,
      },
      of: (wallet) => eq(purchases.wallet, wallet),
      order: [purchases.id],
    },
    fate: {
      deletes: ({ wallet }) => unpaid(wallet),
      stays:
        "Purchases that were signed: the payment stands on the chain for everybody to see, and our record of it is kept for the accounts and opens the licence you bought.",
    },
  },
  {
    table: handoverTransitions,
    given: {
      file: "listing-signature-steps",
      title: "Steps of what you sign of your listings",
      about: "How each transaction of a listing went from state to state.",
      fields: {
        signature: handoverTransitions.handover,
        from: handoverTransitions.fromState,
        to: handoverTransitions.toState,
        event: handoverTransitions.event,
        at: handoverTransitions.at,
      },
      of: (wallet) =>
        inArray(handoverTransitions.handover, handoversOf(eq(handovers.owner, wallet))),
      order: [handoverTransitions.id],
    },
    fate: {
      deletes: ({ wallet }) => inArray(handoverTransitions.handover, handoversOf(ofUnsold(wallet))),
      stays:
        "The steps of what was signed of listings that were sold, or of which the chain shows something else than was agreed.",
    },
  },
  {
    table: handovers,
    given: {
      file: "listing-signatures",
      title: "What you sign of your listings",
      about: "Transactions by which a licence went to REALM's escrow or came back.",
      fields: {
        id: handovers.id,
        listing: handovers.listing,
        kind: handovers.kind,
        state: handovers.state,
        signature: handovers.signature,
        createdAt: handovers.createdAt,
      },
      of: (wallet) => eq(handovers.owner, wallet),
      order: [handovers.id],
    },
    fate: {
      deletes: ({ wallet }) => ofUnsold(wallet),
      stays:
        "What was signed of listings that were sold: it stands on the chain with the sale. And of those of which the chain shows something else than was agreed: it is the proof of what you signed.",
    },
  },
  {
    table: ownListings,
    given: {
      file: "listings",
      title: "Listings",
      about: "What you sell or have sold. Prices are in lamports, 1,000,000,000 to one SOL.",
      fields: {
        id: ownListings.id,
        origin: ownListings.origin,
        state: ownListings.state,
        assetType: ownListings.assetType,
        asset: ownListings.assetId,
        name: ownListings.assetName,
        picture: ownListings.previewImageUrl,
        priceLamports: ownListings.price,
        description: ownListings.description,
        listingType: ownListings.listingType,
        listing: ownListings.listingId,
        toldPriceLamports: ownListings.toldPrice,
        sellerWallet: ownListings.sellerWallet,
        licenceMint: ownListings.licenceMint,
        signature: ownListings.signature,
        createdAt: ownListings.createdAt,
        endedAt: ownListings.endedAt,
      },
      of: (wallet) => eq(ownListings.owner, wallet),
      order: [ownListings.id],
    },
    fate: {
      deletes: ({ wallet }) => unsold(wallet),
      stays:
        "Listings that were sold: they are the other half of a payment on the chain. And those of which the chain shows something else than you agreed to. What is for sale at REALM stays for sale there.",
    },
  },
  {
    table: saleTransitions,
    given: {
      file: "sale-steps",
      title: "Steps of your sales",
      about: "How each sale was told, and checked against the chain.",
      fields: {
        sale: saleTransitions.sale,
        from: saleTransitions.fromState,
        to: saleTransitions.toState,
        event: saleTransitions.event,
        at: saleTransitions.at,
      },
      of: (wallet) => inArray(saleTransitions.sale, salesOf(ownSales(wallet))),
      order: [saleTransitions.id],
    },
    fate: { stays: "The steps of your sales: they belong to the proof of the payments." },
  },
  {
    table: sales,
    given: {
      file: "sales",
      title: "Sales",
      about: "What others bought of you. Prices are in lamports, 1,000,000,000 to one SOL.",
      fields: {
        id: sales.id,
        buyer: sales.buyer,
        paidTo: sales.seller,
        listing: sales.listingId,
        assetType: sales.assetType,
        asset: sales.assetId,
        name: sales.assetName,
        grossLamports: sales.gross,
        netLamports: sales.net,
        receivedLamports: sales.received,
        signature: sales.signature,
        licenceMint: sales.licenceMint,
        state: sales.state,
        mismatch: sales.mismatch,
        slot: sales.slot,
        soldAt: sales.soldAt,
      },
      of: ownSales,
      order: [sales.id],
    },
    fate: {
      stays:
        "Your sales: the payments stand on the chain for everybody to see, and our record of them is kept for the accounts.",
    },
  },
  {
    table: favourites,
    given: {
      file: "favourites",
      title: "Favourites",
      about: "Listings you keep an eye on, with what they cost then.",
      fields: {
        listing: favourites.listingId,
        name: favourites.name,
        assetType: favourites.assetType,
        priceLamports: favourites.price,
        keptAt: favourites.keptAt,
      },
      of: (wallet) => eq(favourites.wallet, wallet),
      order: [favourites.wallet, favourites.listingId],
    },
    fate: { deletes: ({ wallet }) => eq(favourites.wallet, wallet) },
  },
];

/** What must come to its end before anything is deleted: money may be on its way. */
export const openPurchases = (wallet: string): SQL | undefined =>
  and(eq(purchases.wallet, wallet), notInArray(purchases.state, [...endStates]));

/** The same of what is sold: a listing REALM calls active may have what was signed of it under way still. */
export const openListings = (wallet: string): SQL | undefined =>
  and(
    eq(ownListings.owner, wallet),
    or(
      eq(ownListings.state, "making"),
      eq(ownListings.state, "signing"),
      eq(ownListings.state, "cancelling"),
      inArray(ownListings.id, listingsWith(wallet, handoverIsOpen)),
    ),
  );
