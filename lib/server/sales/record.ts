import type { Database } from "@/lib/server/db";
import { sales } from "@/lib/server/db/schema/sales";
import { announce } from "@/lib/server/live/announce";
import { notify } from "@/lib/server/notifications/notify";

export type SaleRow = typeof sales.$inferSelect;

/** A sale as it is first heard of. */
export type NewSale = Pick<
  SaleRow,
  | "seller"
  | "buyer"
  | "listingId"
  | "assetType"
  | "assetId"
  | "assetName"
  | "gross"
  | "net"
  | "signature"
  | "soldAt"
>;

/**
 * Writes a sale down once, and tells its seller once; of one that is known, nothing more is written.
 * Meant for the transaction that makes it true. The chain is read for it afterwards (check.ts).
 * @returns whether it was new
 */
export const recordSale = async (
  executor: Pick<Database, "insert">,
  sale: NewSale,
  at: Date,
): Promise<boolean> => {
  const [row] = await executor
    .insert(sales)
    .values({ ...sale, id: crypto.randomUUID(), state: "unchecked", dueAt: at, leaseUntil: at })
    .onConflictDoNothing()
    .returning({ id: sales.id });
  if (!row) return false;
  const { seller: wallet, listingId, assetName: name } = sale;
  await announce(executor, { wallet, kind: "sale", id: listingId });
  await notify(executor, { wallet, kind: "listing-sold", subject: listingId, name }, at);
  return true;
};
