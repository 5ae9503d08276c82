import { CodedError } from "@/lib/core/errors";
import { intentSchema, type Intent } from "@/lib/core/intent";
import { lamports, type Lamports } from "@/lib/core/money";
import { assetTypes } from "@/lib/core/realm";
import { address, fromBase64, type Address } from "@/lib/core/solana";
import type { purchases } from "@/lib/server/db/schema/purchases";
import * as z from "zod";

export type PurchaseRow = typeof purchases.$inferSelect;

/** A purchase as the store holds it, its texts parsed into what they are. */
export interface Purchase extends Omit<
  PurchaseRow,
  "wallet" | "seller" | "price" | "intent" | "assetType"
> {
  readonly wallet: Address;
  readonly seller: Address;
  readonly price: Lamports;
  readonly intent: Intent | null;
  readonly assetType: (typeof assetTypes)[number];
}

const assetType = z.enum(assetTypes);

/** @throws ZodError or TypeError for a row that this program can't have written. */
export const purchaseFromRow = (row: PurchaseRow): Purchase => ({
  ...row,
  wallet: address(row.wallet),
  seller: address(row.seller),
  price: lamports(row.price),
  intent: row.intent === null ? null : intentSchema.parse(row.intent),
  assetType: assetType.parse(row.assetType),
});

/** What a purchase has from "prepared" on. */
export interface PreparedFacts {
  readonly transaction: string;
  readonly intent: Intent;
  readonly realmPurchaseId: string;
  readonly lastValidBlockHeight: bigint;
}

/** @throws INTERNAL for a purchase that was never prepared: a programmer's mistake. */
export const preparedFacts = (purchase: Purchase): PreparedFacts => {
  const { transaction, intent, realmPurchaseId, lastValidBlockHeight } = purchase;
  if (
    transaction === null ||
    intent === null ||
    realmPurchaseId === null ||
    lastValidBlockHeight === null
  ) {
    throw new CodedError("INTERNAL", "the purchase was never prepared", {
      context: { purchaseId: purchase.id, state: purchase.state },
    });
  }
  return { transaction, intent, realmPurchaseId, lastValidBlockHeight };
};

/** What a purchase has from "signed" on. */
export interface SignedFacts extends PreparedFacts {
  readonly signature: string;
  /** The wire bytes that are broadcast, always these. */
  readonly bytes: Uint8Array;
}

/** @throws INTERNAL for a purchase that was never signed: a programmer's mistake. */
export const signedFacts = (purchase: Purchase): SignedFacts => {
  const { signature, signedTransaction } = purchase;
  if (signature === null || signedTransaction === null) {
    throw new CodedError("INTERNAL", "the purchase was never signed", {
      context: { purchaseId: purchase.id, state: purchase.state },
    });
  }
  return { ...preparedFacts(purchase), signature, bytes: fromBase64(signedTransaction) };
};
