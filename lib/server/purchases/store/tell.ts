import type { NotificationKind } from "@/lib/core/notifications";
import type { PurchaseState } from "@/lib/core/purchase";
import type { Transaction } from "@/lib/server/db";
import { announce } from "@/lib/server/live";
import { notify } from "@/lib/server/notifications";
import { saleOfPurchase } from "@/lib/server/sales/of-purchase";
import { recordSale } from "@/lib/server/sales/record";
import type { PurchaseRow } from "../purchase";

/** The ends a person is told of wherever they are; the others are what they have just done themselves. */
const newsOf: Readonly<Partial<Record<PurchaseState, NotificationKind>>> = {
  owned: "purchase-owned",
  failed: "purchase-failed",
  refused: "purchase-refused",
  expired: "purchase-expired",
};

/** A notice stands before what the state alone would say. */
const kindOf = ({ notice, state }: PurchaseRow): NotificationKind | undefined => {
  if (notice === "CHAIN_DISPUTED") return "purchase-disputed";
  return notice === "DISPUTE_CLOSED" ? "purchase-closed" : newsOf[state];
};

/**
 * Tells whom a purchase concerns that it moved, in the transaction that moves it: the buyer's pages,
 * the buyer where that is news, and the seller once it is sold, which is written into their book.
 */
export const tellOfMove = async (
  transaction: Pick<Transaction, "insert" | "selectDistinct" | "rollback">,
  row: PurchaseRow,
  { byOwner, at }: { readonly byOwner: boolean; readonly at: Date },
): Promise<void> => {
  const { id, wallet, state, assetName: name } = row;
  await announce(transaction, { wallet, kind: "purchase", id });
  const kind = kindOf(row);
  if (kind !== undefined && !byOwner) {
    await notify(transaction, { wallet, kind, subject: id, name }, at);
  }
  if (state === "owned") await recordSale(transaction, saleOfPurchase(row), at);
};
