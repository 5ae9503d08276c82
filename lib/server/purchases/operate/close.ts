import { eq } from "drizzle-orm";
import type {
  ClosePurchase,
  ClosePurchaseOutcome,
  PurchaseClosing,
} from "@/lib/core/operator/purchases";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import { purchases } from "@/lib/server/db/schema/purchases";
import type { PurchaseContext } from "../context";
import { silenceProvesNothing } from "../overdue";
import type { PurchaseRow } from "../purchase";
import { transition } from "../store/write";
import { anyPurchase, auditSubject } from "./subject";

/**
 * As what a person may close a purchase: nothing where neither chain and agreement differ, nor the chain
 * is silent of one signed long ago; not as owned where no signature is known by which it was paid.
 */
export const closingsOf = (
  purchase: Pick<PurchaseRow, "state" | "notice" | "signature" | "updatedAt">,
  now: Date,
): readonly PurchaseClosing[] => {
  const disputed = purchase.notice === "CHAIN_DISPUTED" || silenceProvesNothing(purchase, now);
  if (!disputed) return [];
  return purchase.signature === null ? ["failed"] : ["owned", "failed"];
};

/**
 * Ends a purchase in dispute as what an operator found it to be: "owned" where its buyer has what was
 * agreed all the same, "failed" where not. It moves neither money nor licence, and sends nothing; the
 * buyer may buy the listing again. One that had ended otherwise keeps its end as "failed". Written into
 * the audit log with the change.
 * @returns "not-disputed" where there is nothing to close, or no longer, or not as that
 * @throws CodedError NOT_FOUND
 */
export const closePurchase = async (
  context: Pick<PurchaseContext, "database" | "now" | "log">,
  id: string,
  { as, reason, actor }: ClosePurchase & { readonly actor: Address },
): Promise<ClosePurchaseOutcome> => {
  await anyPurchase(context.database, id);
  return context.database.transaction(async (transaction) => {
    // Under its row's lock: what the chain said meanwhile has been written down, or waits for this.
    const [row] = await transaction
      .select()
      .from(purchases)
      .where(eq(purchases.id, id))
      .for("update");
    if (!row || !closingsOf(row, context.now()).includes(as)) return "not-disputed";
    await transition(
      { ...context, database: transaction },
      id,
      `close-as-${as}`,
      { by: "operator" },
      { notice: as === "owned" ? null : "DISPUTE_CLOSED" },
    );
    const details = { as, reason, state: row.state, signature: row.signature ?? "" };
    await appendAudit(
      transaction,
      { actor, action: "purchase.closed", subject: auditSubject(id), details },
      context.now(),
    );
    return "closed";
  });
};
