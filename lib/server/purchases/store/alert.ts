import { eq } from "drizzle-orm";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "../context";
import type { Purchase } from "../purchase";

/** Tells the operator about a purchase, once for as long as it stays in its state. */
export const alertOnce = async (
  { database, now, log }: Pick<PurchaseContext, "database" | "now" | "log">,
  purchase: Purchase,
  sentence: string,
  fields: { readonly outcome?: string; readonly code?: string } = {},
): Promise<void> => {
  if (purchase.alertedAt !== null) return;
  // Told before it is written down: twice is better than never.
  log.error({ purchaseId: purchase.id, state: purchase.state, ...fields }, `ALERT: ${sentence}`);
  await database.update(purchases).set({ alertedAt: now() }).where(eq(purchases.id, purchase.id));
};
