import { setImmediate as turn } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { CodedError } from "@/lib/core/errors";
import type { WebhookEvent } from "@/lib/core/realm";
import type { Database } from "@/lib/server/db";
import { jsonRows } from "@/lib/server/db/json-rows";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";
import { subjectOf } from "../subject";
import { groupCommit, type GroupLimits } from "./group-commit";

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
  /** What has arrived already goes along: the embedded database lets nobody in while it works. */
  gather: () => turn(),
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

const prepareInsert = (database: Database) =>
  database
    .insert(webhookEvents)
    .select(jsonRows(webhookEvents, sql.placeholder("rows")))
    .onConflictDoNothing({ target: webhookEvents.eventId })
    .returning({ eventId: webhookEvents.eventId })
    .prepare("store_webhook_events");

type Insert = ReturnType<typeof prepareInsert>;

/** The statement is written once for each database: writing it takes as long as carrying it out. */
const inserts = new WeakMap<Database, Insert>();

const insertInto = (database: Database): Insert => {
  const known = inserts.get(database);
  if (known) return known;
  const made = prepareInsert(database);
  inserts.set(database, made);
  return made;
};

/** @returns of each row whether it is new, in their order */
const insert = async (database: Database, rows: readonly EventRow[]): Promise<boolean[]> => {
  const inserted = await insertInto(database).execute({ rows: JSON.stringify(distinct(rows)) });
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
    async (rows: readonly EventRow[]) => insert(await database(), rows),
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
