import { and, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import type { Database } from "@/lib/server/db";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";

/** One that is parked stays whole until a person has decided. */
const DONE = ["applied", "superseded", "nothing-to-do", "set-aside"] as const;

/** Small, so that what comes in meanwhile need not wait. */
const MOST_AT_ONCE = 200;

const doneBefore = (database: Database, before: Date, hasBody: boolean) =>
  database
    .select({ id: webhookEvents.id })
    .from(webhookEvents)
    .where(
      and(
        lt(webhookEvents.settledAt, before),
        inArray(webhookEvents.state, [...DONE]),
        hasBody ? isNotNull(webhookEvents.body) : undefined,
      ),
    )
    .orderBy(webhookEvents.settledAt)
    .limit(MOST_AT_ONCE)
    .for("update", { skipLocked: true });

/** What one batch did, and whether there may be more. */
interface Batch {
  readonly done: number;
  readonly more: boolean;
}

const batchOf = ({ length: done }: readonly unknown[]): Batch => ({
  done,
  more: done === MOST_AT_ONCE,
});

/** Empties the bodies of events that ended before. */
export const forgetBodies = async (database: Database, before: Date): Promise<Batch> => {
  const rows = await database
    .update(webhookEvents)
    .set({ body: null })
    .where(inArray(webhookEvents.id, doneBefore(database, before, true)))
    .returning({ id: webhookEvents.id });
  return batchOf(rows);
};

/** Removes events that ended before: from then on REALM could tell them anew. */
export const removeEvents = async (database: Database, before: Date): Promise<Batch> => {
  const rows = await database
    .delete(webhookEvents)
    .where(inArray(webhookEvents.id, doneBefore(database, before, false)))
    .returning({ id: webhookEvents.id });
  return batchOf(rows);
};

/** Removes what is known of subjects of which nothing waits, and whose events ended before. */
export const removeSubjects = async (database: Database, before: Date): Promise<Batch> => {
  const { subject, dueAt, settledAt } = webhookSubjects;
  const idle = database
    .select({ subject })
    .from(webhookSubjects)
    .where(and(isNull(dueAt), lt(settledAt, before)))
    .limit(MOST_AT_ONCE)
    .for("update", { skipLocked: true });
  const rows = await database
    .delete(webhookSubjects)
    .where(inArray(subject, idle))
    .returning({ subject });
  return batchOf(rows);
};
