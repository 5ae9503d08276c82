import { and, asc, eq, exists, gt, inArray, lte, min, notExists, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "@/lib/server/db";
import { webhookEvents } from "@/lib/server/db/schema/webhooks";

export type StoredEvent = typeof webhookEvents.$inferSelect;

/** One that this instance alone is at, for as long as its lease lasts. */
export interface ClaimedEvent extends StoredEvent {
  /** Whether something that happened later to the same subject has been applied already. */
  readonly superseded: boolean;
}

export interface Stored {
  readonly database: Database;
  readonly now: () => Date;
}

/** Longer than applying takes; an instance that was killed gives its events back after it. */
const LEASE_MILLIS = 10_000;

const other = alias(webhookEvents, "other");

const ofTheSubject = and(eq(other.subject, webhookEvents.subject), eq(other.state, "stored"));

/**
 * The first of the same subject that is not done with. One look into an index for each row, where
 * asking whether an earlier one exists compared every row that waits with every other.
 */
const firstOfSubject = (database: Database) =>
  database
    .select({ id: other.id })
    .from(other)
    .where(ofTheSubject)
    .orderBy(other.occurredAt, other.id)
    .limit(1);

/** Something of the same subject that an instance is applying. */
const underWay = (database: Database, at: Date) =>
  database
    .select({ id: other.id })
    .from(other)
    .where(and(ofTheSubject, gt(other.leaseUntil, at)));

/** Asked with the claim: while it lasts, nothing else of the subject is applied. */
const laterApplied = (database: Database): SQL =>
  exists(
    database
      .select({ id: other.id })
      .from(other)
      .where(
        and(
          eq(other.subject, webhookEvents.subject),
          eq(other.state, "applied"),
          gt(other.occurredAt, webhookEvents.occurredAt),
        ),
      ),
  );

/**
 * Claims events that are due, of each subject the first that is not done with. Safe in every instance
 * at once: what another one is claiming is skipped.
 */
export const claimDueEvents = async (
  { database, now }: Stored,
  most: number,
): Promise<readonly ClaimedEvent[]> => {
  const at = now();
  return database.transaction(async (transaction) => {
    const due = await transaction
      .select({ id: webhookEvents.id, superseded: laterApplied(transaction) })
      .from(webhookEvents)
      .where(
        and(
          eq(webhookEvents.state, "stored"),
          lte(webhookEvents.dueAt, at),
          lte(webhookEvents.leaseUntil, at),
          eq(webhookEvents.id, firstOfSubject(transaction)),
          notExists(underWay(transaction, at)),
        ),
      )
      .orderBy(asc(webhookEvents.dueAt), asc(webhookEvents.id))
      .limit(most)
      .for("update", { of: webhookEvents, skipLocked: true });
    if (due.length === 0) return [];
    const superseded = new Map(due.map((row) => [row.id, row.superseded]));
    const claimed = await transaction
      .update(webhookEvents)
      .set({ leaseUntil: new Date(at.getTime() + LEASE_MILLIS) })
      .where(
        inArray(
          webhookEvents.id,
          due.map(({ id }) => id),
        ),
      )
      .returning();
    return claimed.map((event) => ({ ...event, superseded: superseded.get(event.id) === true }));
  });
};

/** When the next event that waits is due, or null where none waits. */
export const nextDueAt = async ({ database }: Pick<Stored, "database">): Promise<Date | null> => {
  const [row] = await database
    .select({ at: min(webhookEvents.dueAt) })
    .from(webhookEvents)
    .where(eq(webhookEvents.state, "stored"));
  return row?.at ?? null;
};
