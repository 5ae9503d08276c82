import { lamports, shareInBasisPoints, type Lamports } from "../money";
import type { Address, Cluster } from "../solana";
import { licenceLabel } from "./licence-label";
import type { Intent } from "./schema";

/** The operator's side of every purchase: configuration, never the answer that carries the transaction. */
export interface PurchasePolicy {
  readonly cluster: Cluster;
  /** REALM_TREASURY_WALLETS. */
  readonly marketplace: Address;
  /** REALM_MAX_FEE_BPS: the marketplace's share of the price, in 1/10,000. */
  readonly feeBasisPoints: number;
  /** Highest network fee in lamports. */
  readonly networkFee: Lamports;
  /** Highest rent in lamports for accounts that become the buyer's. */
  readonly accountRent: Lamports;
}

/** The side of the listing: what stands on the page, or in the server's own record of it. */
export interface AgreedListing {
  readonly listingId: string;
  readonly assetId: string;
  readonly seller: Address;
  readonly price: Lamports;
  readonly licenceMint?: Address | undefined;
}

/** The side of REALM's answer: names and times only, no amount and no payee. */
export interface PreparedNames {
  readonly purchaseId: string;
  readonly licenceMint?: Address | undefined;
  readonly expiresAt: string;
}

/**
 * Builds what the person agreed to. Browser and server call this with their own knowledge; neither
 * trusts the other's (INTENT-01). A licence the listing names wins over the one in the answer, so
 * that another mint in the answer can't be what was promised.
 */
export const purchaseIntent = (
  wallet: Address,
  listing: AgreedListing,
  policy: PurchasePolicy,
  prepared: PreparedNames,
): Intent => {
  const fee = shareInBasisPoints(listing.price, policy.feeBasisPoints);
  const mint = listing.licenceMint ?? prepared.licenceMint;
  return {
    version: 1,
    kind: "purchase",
    cluster: policy.cluster,
    wallet,
    listingId: listing.listingId,
    purchaseId: prepared.purchaseId,
    pay: {
      mint: "SOL",
      total: listing.price,
      payees: [
        { role: "seller", address: listing.seller, amount: lamports(listing.price - fee) },
        ...(fee > 0n
          ? [{ role: "marketplace" as const, address: policy.marketplace, amount: fee }]
          : []),
      ],
    },
    receive: mint ? [{ mint, amount: lamports(1n), label: licenceLabel(listing.assetId) }] : [],
    give: [],
    limits: { networkFee: policy.networkFee, accountRent: policy.accountRent },
    expiresAt: prepared.expiresAt,
  };
};
