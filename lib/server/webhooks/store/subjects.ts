import { and, eq, isNotNull, notExists, sql, type SQL } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";

const { subject, dueAt, leaseUntil } = webhookSubjects;
const newDueAt = sql`excluded.due_at`;
/** Claimed, and nothing came since: the mark by which who gives the claim back knows that. */
const isMarked = eq(dueAt, leaseUntil);

/**
 * What the row of a subject that is there already makes of news: it is due then, unless it is sooner. While
 * it is claimed it loses its mark, also where the clock of who brings the news is ahead of the lease.
 */
const onNews = {
  target: subject,
  set: {
    dueAt: sql`case when ${isMarked} then least(${newDueAt}, ${leaseUntil} - interval '1 millisecond') else ${newDueAt} end`,
  },
  setWhere: sql`${dueAt} is null or ${dueAt} > ${newDueAt} or ${isMarked}`,
};

/**
 * The rows that say, of what these are about, that somebody has to look. In the order of their subjects, in
 * which every instance reaches for them: two that hold each other's would both have to wait for ever.
 * @param told has a column `subject`
 */
const dueRows = (told: SQL, at: Date): SQL =>
  sql`select distinct told.subject, ${sql.param(at, dueAt)}::timestamptz, null::timestamptz, null::timestamptz, null::timestamptz from ${told} told order by 1`;

/** Says that events of these subjects wait, from now on. */
export const makeDue = async (
  database: Database,
  about: readonly string[],
  at: Date,
): Promise<void> => {
  const told = sql`(select json_array_elements_text(${JSON.stringify(about)}::json) as subject)`;
  await database.insert(webhookSubjects).select(dueRows(told, at)).onConflictDoUpdate(onNews);
};

/**
 * Takes up waiting events at whose subject nobody would look: those stored by an instance that was killed
 * before it had said so, or of a version that kept no subjects.
 */
export const takeUpForgotten = async (database: Database, at: Date): Promise<void> => {
  const looked = database
    .select({ one: sql`1` })
    .from(webhookSubjects)
    .where(and(eq(subject, webhookEvents.subject), isNotNull(dueAt)));
  const forgotten = database
    .select({ subject: webhookEvents.subject })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.state, "stored"), notExists(looked)));
  await database
    .insert(webhookSubjects)
    .select(dueRows(sql`(${forgotten})`, at))
    .onConflictDoUpdate(onNews);
};
