import { intentSchema } from "@/lib/core/intent";
import { assetTypes } from "@/lib/core/realm";
import type { purchases } from "@/lib/server/db/schema/purchases";
import * as z from "zod";
import type { NewSale } from "./record";

const assetType = z.enum(assetTypes);

type PurchaseRow = typeof purchases.$inferSelect;

/** What was agreed to reach the seller; null where the purchase has no agreement that says so. */
const agreedNet = ({ intent, seller }: PurchaseRow): bigint | null => {
  if (intent === null) return null;
  const { payees } = intentSchema.parse(intent).pay;
  return (
    payees.find(({ role, address }) => role === "seller" && address === seller)?.amount ?? null
  );
};

const boughtMint = ({ intent }: PurchaseRow): string | null =>
  intent === null ? null : (intentSchema.parse(intent).receive[0]?.mint ?? null);

/** The sale that an owned purchase is to its seller. @throws ZodError for a row that nothing here wrote */
export const saleOfPurchase = (row: PurchaseRow): NewSale => ({
  seller: row.seller,
  buyer: row.wallet,
  listingId: row.listingId,
  assetType: assetType.parse(row.assetType),
  assetId: row.assetId,
  assetName: row.assetName,
  gross: row.price,
  net: agreedNet(row),
  signature: row.signature,
  licenceMint: boughtMint(row),
  soldAt: row.updatedAt,
});
