import { eq } from "drizzle-orm";
import type { CloseDispute, CloseOutcome } from "@/lib/core/operator/sales";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import { handovers } from "@/lib/server/db/schema/own-listings";
import type { SellingContext } from "../context";
import { nextState } from "../handover/machine";
import { moveHandover } from "../handover/store";
import { findRow } from "../store/rows";
import { makeDue } from "../store/lease";
import { anyHandover, auditSubject } from "./inspect";

/**
 * Ends a handover in dispute, of which the chain shows something else than was agreed or which REALM does
 * not take up, as what an operator found it to be: "done" where the licence is where it should be all the
 * same, "failed" where it is not. It moves neither money nor licence, and sends nothing. The seller may go
 * on. After "failed" what was to be listed is given up, and what was to be cancelled is for sale as before;
 * after "done" REALM's word on the listing is asked for, or it is told once more to take it off. Written
 * into the audit log with the change.
 * @returns "not-disputed" where there is no dispute, or no longer
 * @throws CodedError NOT_FOUND
 */
export const closeDispute = async (
  context: SellingContext,
  id: string,
  { as, reason, actor }: CloseDispute & { readonly actor: Address },
): Promise<CloseOutcome> => {
  const { listing } = await anyHandover(context.database, id);
  const outcome = await context.database.transaction(async (transaction): Promise<CloseOutcome> => {
    // Under its row's lock: what the chain said meanwhile has been written down, or waits for this.
    const [row] = await transaction
      .select()
      .from(handovers)
      .where(eq(handovers.id, id))
      .for("update");
    const event = `close-as-${as}` as const;
    if (!row?.disputedAt || nextState(row.state, event) === null) return "not-disputed";
    const evidence = { by: actor, reason, disputedAt: row.disputedAt.toISOString() };
    await moveHandover({ ...context, database: transaction }, id, event, evidence);
    const details = { as, reason, signature: row.signature ?? "" };
    await appendAudit(
      transaction,
      { actor, action: "handover.closed", subject: auditSubject(id), details },
      context.now(),
    );
    return "closed";
  });
  if (outcome === "not-disputed") return outcome;
  const listingId = (await findRow(context.database, listing))?.listingId ?? null;
  if (listingId !== null) await makeDue(context, [listingId]);
  context.forgetPages();
  context.wake();
  return outcome;
};
