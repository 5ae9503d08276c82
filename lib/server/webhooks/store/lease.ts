import { and, asc, eq, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";

export type StoredEvent = typeof webhookEvents.$inferSelect;
type SubjectRow = typeof webhookSubjects.$inferSelect;

/** What applying one needs to know of it. */
export type WaitingEvent = Pick<
  StoredEvent,
  | "id"
  | "eventId"
  | "eventType"
  | "body"
  | "occurredAt"
  | "receivedAt"
  | "reason"
  | "attempts"
  | "dueAt"
>;

/** A hold on a subject. Its end tells it from every other: who has lost it can write nothing more. */
export interface Lease {
  readonly subject: string;
  readonly leaseUntil: Date;
}

/** A subject that this instance alone is at, for as long as its lease lasts, with what waits of it. */
export interface ClaimedSubject extends Lease, Pick<SubjectRow, "appliedUntil" | "settledAt"> {
  /** In the order they happened, from the first; at most RUN. */
  readonly events: readonly WaitingEvent[];
}

export interface Stored {
  readonly database: Database;
  readonly now: () => Date;
}

/** A living instance renews it (keep-lease.ts); one that was killed gives its subjects back after it. */
export const LEASE_MILLIS = 10_000;
/** Events of a subject that one claim brings. */
export const RUN = 32;

const after = (at: Date, millis: number): Date => new Date(at.getTime() + millis);

/** What waits of these subjects. */
const waitingOf = async (
  database: Database,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, readonly WaitingEvent[]>> => {
  const waiting = database
    .select()
    .from(webhookEvents)
    .where(
      and(eq(webhookEvents.subject, webhookSubjects.subject), eq(webhookEvents.state, "stored")),
    )
    .orderBy(asc(webhookEvents.occurredAt), asc(webhookEvents.id))
    .limit(RUN)
    .as("waiting");
  const rows = await database
    .select({
      subject: webhookSubjects.subject,
      event: {
        id: waiting.id,
        eventId: waiting.eventId,
        eventType: waiting.eventType,
        body: waiting.body,
        occurredAt: waiting.occurredAt,
        receivedAt: waiting.receivedAt,
        reason: waiting.reason,
        attempts: waiting.attempts,
        dueAt: waiting.dueAt,
      },
    })
    .from(webhookSubjects)
    .crossJoinLateral(waiting)
    .where(inArray(webhookSubjects.subject, [...subjects]))
    .orderBy(asc(webhookSubjects.subject), asc(waiting.occurredAt), asc(waiting.id));
  const groups = new Map(subjects.map((subject) => [subject, new Array<WaitingEvent>()]));
  for (const { subject, event } of rows) groups.get(subject)?.push(event);
  return groups;
};

/**
 * Claims subjects that are due, longest due first. Safe in every instance at once: what another one is
 * claiming is skipped. The events are read only once the claim stands, by a statement of its own: it sees
 * whatever was stored before, and what is stored later makes the subject due again.
 */
export const claimDueSubjects = async (
  { database, now }: Stored,
  most: number,
  leaseMillis = LEASE_MILLIS,
): Promise<readonly ClaimedSubject[]> => {
  const at = now();
  const leaseUntil = after(at, leaseMillis);
  const due = database.$with("due").as(
    database
      .select({ subject: webhookSubjects.subject })
      .from(webhookSubjects)
      .where(
        and(
          lte(webhookSubjects.dueAt, at),
          or(isNull(webhookSubjects.leaseUntil), lte(webhookSubjects.leaseUntil, at)),
        ),
      )
      .orderBy(asc(webhookSubjects.dueAt))
      .limit(most)
      .for("update", { skipLocked: true }),
  );
  const claimed = await database
    .with(due)
    .update(webhookSubjects)
    .set({ leaseUntil, dueAt: leaseUntil })
    .from(due)
    .where(eq(webhookSubjects.subject, due.subject))
    .returning({
      subject: webhookSubjects.subject,
      appliedUntil: webhookSubjects.appliedUntil,
      settledAt: webhookSubjects.settledAt,
    });
  if (claimed.length === 0) return [];
  const waiting = await waitingOf(
    database,
    claimed.map(({ subject }) => subject),
  );
  return claimed.map((row) => ({ ...row, leaseUntil, events: waiting.get(row.subject) ?? [] }));
};

/** A later end for a lease still held. Null where it ran out and another instance has the subject. */
export const renewLease = async (
  { database, now }: Stored,
  { subject, leaseUntil: until }: Lease,
  leaseMillis: number,
): Promise<Lease | null> => {
  const { dueAt, leaseUntil } = webhookSubjects;
  const later = sql.param(after(now(), leaseMillis), leaseUntil);
  const [row] = await database
    .update(webhookSubjects)
    // Without news it is due again when the lease ends; news stay news.
    .set({
      leaseUntil: sql`${later}`,
      dueAt: sql`case when ${dueAt} = ${leaseUntil} then ${later} else ${dueAt} end`,
    })
    .where(and(eq(webhookSubjects.subject, subject), eq(leaseUntil, until)))
    .returning({ leaseUntil });
  return row?.leaseUntil ? { subject, leaseUntil: row.leaseUntil } : null;
};

/** When the next subject can be claimed, where that is before `horizon`; else null. */
export const nextDueAt = async (
  { database }: Pick<Stored, "database">,
  horizon: Date,
): Promise<Date | null> => {
  const { dueAt, leaseUntil } = webhookSubjects;
  const [row] = await database
    .select({ at: sql<Date | null>`min(greatest(${dueAt}, ${leaseUntil}))`.mapWith(dueAt) })
    .from(webhookSubjects)
    .where(lte(dueAt, horizon));
  return row?.at ?? null;
};
