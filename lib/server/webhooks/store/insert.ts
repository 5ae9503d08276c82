import { sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { WebhookEvent } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import { jsonRows } from "@/lib/server/db/json-rows";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";
import { subjectOf } from "../subject";
import { groupCommit, type GroupLimits } from "./group-commit";
import { dueRows, onNews } from "./subjects";

type EventRow = typeof webhookEvents.$inferInsert;

interface Verified extends Pick<EventRow, "source" | "scheme"> {
  readonly body: string;
  readonly event: WebhookEvent;
}

/**
 * Stores an event once, however often and from however many instances at the same moment: its id is
 * unique in the database.
 * @throws CodedError STORE_UNAVAILABLE where it is not certain that it stands there
 */
export type StoreEvent = (verified: Verified) => Promise<"stored" | "duplicate">;

const limits: GroupLimits = {
  /** Of a burst, so many go into one statement: it takes little longer than one of them would alone. */
  most: 64,
  /** Their bodies are kept meanwhile. */
  mostWaiting: 1_000,
  /** Sooner than who delivers gives up, and has to guess. */
  within: 4_000,
};

/**
 * What happened can't have happened later than it was told, whatever a wrong clock says; nor before
 * there were such clocks: Postgres has no year 0, and would refuse the neighbours of its row too.
 */
const occurrence = (createdAt: string, receivedAt: Date): Date => {
  const claimed = Date.parse(createdAt);
  return claimed > 0 && claimed < receivedAt.getTime() ? new Date(claimed) : receivedAt;
};

const rowOf = ({ event, ...delivered }: Verified, at: Date): EventRow => ({
  ...delivered,
  eventId: event.eventId,
  eventType: event.eventType,
  subject: subjectOf(event),
  occurredAt: occurrence(event.createdAt, at),
  receivedAt: at,
  state: "stored",
  attempts: 0,
  dueAt: at,
  leaseUntil: at,
});

/**
 * Of the same event only the first. In the order of their ids, in which every instance reaches for
 * them: two that hold each other's would both have to wait for ever.
 */
const distinct = (rows: readonly EventRow[]): EventRow[] =>
  [...new Map(rows.toReversed().map((row) => [row.eventId, row])).values()].sort((left, right) =>
    left.eventId < right.eventId ? -1 : 1,
  );

/**
 * Stores them and says, in the same statement, that what they are about is due.
 * @returns of each row whether it is new, in their order
 */
const insert = async (
  database: Database,
  rows: readonly EventRow[],
  at: Date,
): Promise<boolean[]> => {
  const told = database.$with("told").as(
    database
      .insert(webhookEvents)
      .select(jsonRows(webhookEvents, distinct(rows)))
      .onConflictDoNothing({ target: webhookEvents.eventId })
      .returning({ eventId: webhookEvents.eventId, subject: webhookEvents.subject }),
  );
  const due = database.$with("due").as(
    database
      .insert(webhookSubjects)
      .select(dueRows(sql`told`, at))
      .onConflictDoUpdate(onNews)
      .returning({ subject: webhookSubjects.subject }),
  );
  const inserted = await database.with(told, due).select({ eventId: told.eventId }).from(told);
  const fresh = new Set(inserted.map(({ eventId }) => eventId));
  return rows.map(({ eventId }) => fresh.delete(eventId));
};

/** Makes the way into one database; deliveries that come at the same time share a statement. */
export const eventStore = ({
  database,
  now,
}: {
  readonly database: () => Promise<Database>;
  readonly now: () => Date;
}): StoreEvent => {
  const store = groupCommit(
    async (rows: readonly EventRow[]) => insert(await database(), rows, now()),
    limits,
  );
  return async (verified) => {
    try {
      return (await store(rowOf(verified, now()))) ? "stored" : "duplicate";
    } catch (cause) {
      throw new CodedError("STORE_UNAVAILABLE", "the event could not be stored", { cause });
    }
  };
};
