import { eq } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { Delivery } from "@/lib/core/operator/deliveries";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { redactBody } from "./redact";

/** An event's order of arrival, as its address has it. */
const ARRIVAL = /^[1-9]\d{0,17}$/u;

/** @throws CodedError NOT_FOUND for what is no order of arrival */
export const arrivalOf = (id: string): bigint => {
  if (!ARRIVAL.test(id)) throw new CodedError("NOT_FOUND", "not an order of arrival");
  return BigInt(id);
};

/** What the audit log calls an event: ids of different things never meet. */
export const auditSubject = (eventId: string): string => `webhook:${eventId}`;

/** One event with what was done to it. @throws CodedError NOT_FOUND */
export const readDelivery = async (database: Database, id: string): Promise<Delivery> => {
  const [row] = await database
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.id, arrivalOf(id)));
  if (!row) throw new CodedError("NOT_FOUND", "no such event");
  const { eventId, eventType, subject, source, state, reason, attempts, scheme } = row;
  return {
    id: row.id.toString(),
    ...{ eventId, eventType, subject, source, state, reason, attempts, scheme },
    receivedAt: row.receivedAt.toISOString(),
    occurredAt: row.occurredAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    dueAt: state === "stored" ? row.dueAt.toISOString() : null,
    body: row.body === null ? null : redactBody(row.body),
    deeds: await deedsTo(database, auditSubject(eventId)),
  };
};
