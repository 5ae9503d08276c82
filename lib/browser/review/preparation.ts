import { CodedError } from "@/lib/core/errors";
import {
  handoverIntent,
  purchaseIntent,
  type AgreedListing,
  type HandoverPolicy,
  type Intent,
  type PurchasePolicy,
} from "@/lib/core/intent";
import type { HandoverKind, OwnListing } from "@/lib/core/listing";
import type { Lamports } from "@/lib/core/money";
import { fromBase64, type Address } from "@/lib/core/solana";
import { wishToCancelAgain } from "../listings/handovers";
import type { AttemptAnswer } from "./attempt";
import type { Preparation } from "./state";

/** What is agreed to: an asset is bought, put on the market, or taken off it. */
export type Deed = Intent["kind"];

/** What the person is looking at: the agreement's side of the page. */
export interface ReviewedPage {
  readonly deed: Deed;
  readonly wallet: Address;
  readonly policy: Pick<PurchasePolicy, "cluster" | "networkFee">;
  /** By what the server is asked to begin. */
  readonly subject: string;
  /** What has to be wished for anew before another try can be prepared; none: nothing. */
  readonly wishAgain?: () => Promise<void>;
  /** The agreement by the page's own knowledge; of the server's, only names and times are taken. */
  readonly agree: (counterpart: Intent) => Intent;
}

/** A listing that somebody buys. */
export const purchasePage = (
  wallet: Address,
  listing: AgreedListing,
  policy: PurchasePolicy,
): ReviewedPage => ({
  deed: "purchase",
  wallet,
  policy,
  subject: listing.listingId,
  agree: ({ purchaseId, receive, expiresAt }) => {
    const licenceMint = receive[0]?.mint;
    return purchaseIntent(wallet, listing, policy, { purchaseId, licenceMint, expiresAt });
  },
});

/** A seller's listing as their page knows it. */
interface HandedOver {
  /** Ours. */
  readonly id: string;
  /** REALM's; null where the page learns it with the transaction. */
  readonly listingId: string | null;
  readonly assetId: string;
  readonly licenceMint: Address | null;
  /** What its seller asked for. */
  readonly price: Lamports;
  readonly listingType: OwnListing["listingType"];
}

/** A listing whose licence its seller hands over, or takes back. */
export const handoverPage = (
  kind: HandoverKind,
  wallet: Address,
  { id, listingId, assetId, licenceMint, price, listingType }: HandedOver,
  policy: HandoverPolicy,
): ReviewedPage => ({
  deed: kind,
  wallet,
  policy,
  subject: id,
  ...(kind === "cancel" && listingId !== null
    ? { wishAgain: () => wishToCancelAgain(listingId) }
    : {}),
  agree: (counterpart) => {
    const [moved] = kind === "list" ? counterpart.give : counterpart.receive;
    // Each listing has a licence of its own; what comes back is the one that was listed.
    const mint = (kind === "cancel" ? licenceMint : null) ?? moved?.mint;
    if (mint === undefined) throw new CodedError("INTERNAL", "a handover of nothing");
    const names = {
      // What was not signed for may have another name by now; what is on the market keeps its own.
      listingId: kind === "list" || listingId === null ? counterpart.listingId : listingId,
      expiresAt: counterpart.expiresAt,
      offer: { price, listingType, payee: wallet },
    };
    return handoverIntent(wallet, { kind, assetId, licenceMint: mint, ...names }, policy);
  },
});

/**
 * What is to be reviewed, or null where the attempt is past that. Only names and times are taken
 * from the server's intent; amounts, payees and the licence the listing names are the page's own.
 * @throws CodedError INTERNAL when a prepared attempt comes without its transaction.
 */
export const preparationOf = (page: ReviewedPage, answer: AttemptAnswer): Preparation | null => {
  const { purchase, prepared } = answer;
  if (!prepared) {
    if (purchase.state === "prepared") throw new CodedError("INTERNAL", "prepared without bytes");
    return null;
  }
  const { intent: counterpart } = prepared;
  return {
    purchase,
    transaction: fromBase64(prepared.transaction),
    intent: page.agree(counterpart),
    counterpart,
    lastValidBlockHeight: BigInt(prepared.lastValidBlockHeight),
  };
};
