import type { LookOutcome } from "@/lib/core/operator/purchases";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import type { PurchaseContext } from "../context";
import { lookAtPurchases } from "../look-now";
import { anyPurchase, auditSubject } from "./subject";

/**
 * Has the reconciler ask the chain and REALM about a purchase now. It decides on what they say; the
 * operator moves nothing by hand.
 * @returns "busy" where it is being looked at already and will be once more, "ended" where nothing is
 * left to look for
 * @throws CodedError NOT_FOUND
 */
export const lookNow = async (
  context: Pick<PurchaseContext, "database" | "now" | "wake">,
  id: string,
  actor: Address,
): Promise<LookOutcome> => {
  const { state, leaseUntil } = await anyPurchase(context.database, id);
  // Written first: a look that was asked for and failed was asked for all the same.
  await context.database.transaction((transaction) =>
    appendAudit(
      transaction,
      { actor, action: "purchase.looked-at", subject: auditSubject(id), details: { state } },
      context.now(),
    ),
  );
  const [looked = 0] = await lookAtPurchases(context, { by: "id", of: [id] });
  if (looked === 0) return "ended";
  return leaseUntil > context.now() ? "busy" : "looking";
};

/**
 * Keeps what an operator found out about a purchase, in the audit log, where it stays.
 * @throws CodedError NOT_FOUND
 */
export const notePurchase = async (
  { database, now }: Pick<PurchaseContext, "database" | "now">,
  id: string,
  { actor, note }: { readonly actor: Address; readonly note: string },
): Promise<void> => {
  const { state } = await anyPurchase(database, id);
  await database.transaction((transaction) =>
    appendAudit(
      transaction,
      { actor, action: "purchase.noted", subject: auditSubject(id), details: { note, state } },
      now(),
    ),
  );
};
