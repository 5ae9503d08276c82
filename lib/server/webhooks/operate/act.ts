import { eq } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { ReplayOutcome, SetAsideOutcome } from "@/lib/core/operator/deliveries";
import type { Address } from "@/lib/core/solana";
import { appendAudit } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import type { Stored, StoredEvent } from "../store/lease";
import { makeDue } from "../store/subjects";
import { arrivalOf, auditSubject } from "./inspect";

export interface OperateContext extends Stored {
  /** Tells the worker of this process that there is work. */
  readonly wake: () => void;
}

/** Under its row's lock: of two who press at once, the second sees what the first has done. */
const lockEvent = async (transaction: Database, id: string): Promise<StoredEvent> => {
  const [event] = await transaction
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.id, arrivalOf(id)))
    .for("update");
  if (!event) throw new CodedError("NOT_FOUND", "no such event");
  return event;
};

/**
 * Gives an ended event back to the worker, with all its attempts. Applying one twice does no more than
 * once, and one that something later overtook ends as superseded again. Written into the audit log with
 * the change.
 * @returns "waiting-already" where it has not ended, "body-gone" where it is no longer kept whole
 * @throws CodedError NOT_FOUND
 */
export const replayDelivery = async (
  { database, now, wake }: OperateContext,
  id: string,
  actor: Address,
): Promise<ReplayOutcome> => {
  const outcome = await database.transaction(async (transaction): Promise<ReplayOutcome> => {
    const event = await lockEvent(transaction, id);
    if (event.state === "stored") return "waiting-already";
    if (event.body === null) return "body-gone";
    const at = now();
    await transaction
      .update(webhookEvents)
      .set({
        state: "stored",
        reason: null,
        attempts: 0,
        dueAt: at,
        settledAt: null,
      })
      .where(eq(webhookEvents.id, event.id));
    await makeDue(transaction, [event.subject], at);
    await appendAudit(
      transaction,
      {
        actor,
        action: "webhook.replayed",
        subject: auditSubject(event.eventId),
        details: { was: event.state },
      },
      at,
    );
    return "replayed";
  });
  if (outcome === "replayed") wake();
  return outcome;
};

/**
 * Decides that a parked event will not be applied. The reason stands in the audit log.
 * @returns "not-parked" where it is in another state, such as by another operator's doing
 * @throws CodedError NOT_FOUND
 */
export const setDeliveryAside = async (
  { database, now }: Stored,
  id: string,
  { actor, reason }: { readonly actor: Address; readonly reason: string },
): Promise<SetAsideOutcome> =>
  database.transaction(async (transaction) => {
    const event = await lockEvent(transaction, id);
    if (event.state !== "parked") return "not-parked";
    const at = now();
    await transaction
      .update(webhookEvents)
      .set({ state: "set-aside", settledAt: at })
      .where(eq(webhookEvents.id, event.id));
    await appendAudit(
      transaction,
      {
        actor,
        action: "webhook.set-aside",
        subject: auditSubject(event.eventId),
        details: { reason, failure: event.reason ?? "unknown" },
      },
      at,
    );
    return "set-aside";
  });
