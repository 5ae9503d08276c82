import { lamports, type Lamports } from "../money";
import type { Address, Cluster } from "../solana";
import { licenceLabel } from "./licence-label";
import type { Intent } from "./schema";

/** The operator's side of every handover: configuration, never the answer that carries the transaction. */
export interface HandoverPolicy {
  readonly cluster: Cluster;
  /** REALM_ESCROW_WALLET: the only one that a licence may go to. */
  readonly escrow: Address;
  /** Highest network fee in lamports. */
  readonly networkFee: Lamports;
  /** Highest rent in lamports for accounts that are opened on the way. */
  readonly accountRent: Lamports;
}

/** What a listing offers to buyers, and whom it pays. */
type Offer = NonNullable<Intent["offer"]>;

/** What a seller agreed to: their licence goes into escrow ("list"), or comes back ("cancel"). */
export interface Handover {
  readonly kind: "list" | "cancel";
  readonly listingId: string;
  readonly assetId: string;
  readonly licenceMint: Address;
  readonly expiresAt: string;
  /** For "list" only: what goes into escrow is sold by it. */
  readonly offer?: Offer | undefined;
}

/**
 * Builds what a seller agreed to: one licence, in one direction, for nothing but the network fee
 * and deposits, and to be sold as the page says. Browser and server call this with their own knowledge
 * (INTENT-01): the page knows what was asked for, the server what REALM answered.
 */
export const handoverIntent = (
  wallet: Address,
  { kind, listingId, assetId, licenceMint, expiresAt, offer }: Handover,
  { cluster, escrow, networkFee, accountRent }: HandoverPolicy,
): Intent => {
  const licence = { mint: licenceMint, amount: lamports(1n), label: licenceLabel(assetId) };
  return {
    version: 1,
    kind,
    cluster,
    wallet,
    listingId,
    purchaseId: listingId,
    pay: { mint: "SOL", total: lamports(0n), payees: [] },
    receive: kind === "cancel" ? [licence] : [],
    give: kind === "list" ? [{ ...licence, to: escrow }] : [],
    ...(kind === "list" && offer !== undefined ? { offer } : {}),
    limits: { networkFee, accountRent },
    expiresAt,
  };
};
