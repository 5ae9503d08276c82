import { CodedError } from "@/lib/core/errors";
import { purchaseIntent, type AgreedListing, type PurchasePolicy } from "@/lib/core/intent";
import type { PurchaseAnswer } from "@/lib/core/purchase";
import { fromBase64, type Address } from "@/lib/core/solana";
import type { Preparation } from "./state";

/** What the person is looking at: the agreement's side of the page. */
export interface ReviewedPage {
  readonly listing: AgreedListing;
  readonly policy: PurchasePolicy;
  readonly wallet: Address;
}

/**
 * What is to be reviewed, or null where the purchase is past that. Only names and times are taken
 * from the server's intent; amounts, payees and the licence the listing names are the page's own.
 * @throws CodedError INTERNAL when a prepared purchase comes without its transaction.
 */
export const preparationOf = (page: ReviewedPage, answer: PurchaseAnswer): Preparation | null => {
  const { purchase, prepared } = answer;
  if (!prepared) {
    if (purchase.state === "prepared") throw new CodedError("INTERNAL", "prepared without bytes");
    return null;
  }
  const { intent: counterpart } = prepared;
  return {
    purchase,
    transaction: fromBase64(prepared.transaction),
    intent: purchaseIntent(page.wallet, page.listing, page.policy, {
      purchaseId: counterpart.purchaseId,
      licenceMint: counterpart.receive[0]?.mint,
      expiresAt: counterpart.expiresAt,
    }),
    counterpart,
    lastValidBlockHeight: BigInt(prepared.lastValidBlockHeight),
  };
};
