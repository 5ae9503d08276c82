import { CodedError } from "@/lib/core/errors";
import type { WebhookEvent } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { subjectOf } from "../subject";

type EventRow = typeof webhookEvents.$inferInsert;

interface Verified extends Pick<EventRow, "body" | "source" | "scheme"> {
  readonly event: WebhookEvent;
}

/** What happened can't have happened later than it was told, whatever a wrong clock says. */
const occurrence = (createdAt: string, receivedAt: Date): Date => {
  const claimed = Date.parse(createdAt);
  return claimed < receivedAt.getTime() ? new Date(claimed) : receivedAt;
};

const insert = async (database: Database, row: EventRow): Promise<boolean> => {
  const rows = await database
    .insert(webhookEvents)
    .values(row)
    .onConflictDoNothing({ target: webhookEvents.eventId })
    .returning({ id: webhookEvents.id });
  return rows.length > 0;
};

/**
 * Stores an event once, however often and from however many instances at the same moment: its id is
 * unique in the database.
 * @throws CodedError STORE_UNAVAILABLE where it is not certain that it stands there
 */
export const storeEvent = async (
  { database, now }: { readonly database: () => Promise<Database>; readonly now: () => Date },
  { event, ...delivered }: Verified,
): Promise<"stored" | "duplicate"> => {
  const at = now();
  try {
    const isNew = await insert(await database(), {
      ...delivered,
      eventId: event.eventId,
      eventType: event.eventType,
      subject: subjectOf(event),
      occurredAt: occurrence(event.createdAt, at),
      receivedAt: at,
      state: "stored",
      dueAt: at,
      leaseUntil: at,
    });
    return isNew ? "stored" : "duplicate";
  } catch (cause) {
    throw new CodedError("STORE_UNAVAILABLE", "the event could not be stored", { cause });
  }
};
