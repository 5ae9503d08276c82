import type { Transaction } from "@/lib/server/db";
import { sales, saleTransitions } from "@/lib/server/db/schema/sales";
import { announce } from "@/lib/server/live/announce";
import { notify } from "@/lib/server/notifications/notify";
import { unpaidOwners } from "./owners";

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
  | "licenceMint"
  | "soldAt"
>;

/**
 * Writes a sale down once, and tells its seller once, and whoever listed it where that is another wallet;
 * of one that is known, nothing more is written.
 * Meant for the transaction that makes it true. The chain is read for it afterwards (check.ts).
 * @returns whether it was new
 */
export const recordSale = async (
  executor: Pick<Transaction, "insert" | "selectDistinct" | "rollback">,
  sale: NewSale,
  at: Date,
): Promise<boolean> => {
  const [row] = await executor
    .insert(sales)
    .values({ ...sale, id: crypto.randomUUID(), state: "unchecked", dueAt: at, leaseUntil: at })
    .onConflictDoNothing()
    .returning({ id: sales.id });
  if (!row) return false;
  const { seller: wallet, listingId, assetName: name, gross, net, signature } = sale;
  await executor.insert(saleTransitions).values({
    sale: row.id,
    fromState: null,
    toState: "unchecked",
    event: "tell",
    evidence: {
      by: net === null ? "REALM" : "a purchase here",
      price: gross.toString(),
      agreed: net?.toString() ?? null,
      signature,
    },
    at,
  });
  await announce(executor, { wallet, kind: "sale", id: listingId });
  await notify(executor, { wallet, kind: "listing-sold", subject: listingId, name }, at);
  for (const owner of await unpaidOwners(executor, sale)) {
    await announce(executor, { wallet: owner, kind: "sale", id: listingId });
    const news = {
      wallet: owner,
      kind: "listing-sold-paid-elsewhere",
      subject: listingId,
    } as const;
    await notify(executor, { ...news, name }, at);
  }
  return true;
};
