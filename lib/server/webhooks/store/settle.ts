import { sql } from "drizzle-orm";
import { webhookEvents, webhookSubjects } from "@/lib/server/db/schema/webhooks";
import type { Lease, Stored, StoredEvent } from "./lease";

/** How an event ended; or, still "stored", when and for what reason it is to be tried again. */
export interface Ending extends Pick<
  StoredEvent,
  "id" | "state" | "reason" | "attempts" | "dueAt" | "settledAt"
> {
  /** REALM's own. */
  readonly eventId: string;
}

/** What became of a claimed subject's events. */
export interface Run {
  /** Under which they were worked on; it ends with this. */
  readonly lease: Lease;
  readonly endings: readonly Ending[];
  /** When the subject has to be looked at again, if nothing new comes; null where nothing waits. */
  readonly next: Date | null;
  readonly appliedUntil: Date | null;
  readonly settledAt: Date | null;
}

const runRow = ({ lease, next, appliedUntil, settledAt }: Run) => ({
  subject: lease.subject,
  lease_until: lease.leaseUntil,
  due_at: next,
  applied_until: appliedUntil,
  settled_at: settledAt,
});

const endingRow = ({ id, state, reason, attempts, dueAt, settledAt }: Ending, subject: string) => ({
  ...{ id: id.toString(), subject, state, reason, attempts },
  due_at: dueAt,
  settled_at: settledAt,
});

/**
 * Writes down how runs ended and gives their subjects back, in one statement. Those that another instance
 * took over when the lease ran out are that instance's to write. Subjects are locked in their order: see
 * dueRows. @returns one true for each
 */
export const settleRuns = async (
  { database }: Pick<Stored, "database">,
  runs: readonly Run[],
): Promise<readonly true[]> => {
  const endings = runs.flatMap((run) =>
    run.endings.map((ending) => endingRow(ending, run.lease.subject)),
  );
  await database.execute(sql`
    with run as (
      select * from json_to_recordset(${JSON.stringify(runs.map(runRow))}::json) as run (
        subject text, lease_until timestamptz, due_at timestamptz,
        applied_until timestamptz, settled_at timestamptz)
    ), held as (
      select held.subject from ${webhookSubjects} held join run using (subject)
      where held.lease_until = run.lease_until order by held.subject for update of held
    ), given_back as (
      update ${webhookSubjects} given set
        lease_until = null,
        due_at = case when given.due_at = run.lease_until then run.due_at else given.due_at end,
        applied_until = greatest(given.applied_until, run.applied_until),
        settled_at = greatest(given.settled_at, run.settled_at)
      from run join held using (subject) where given.subject = run.subject
    )
    update ${webhookEvents} event set
      state = ended.state, reason = ended.reason, attempts = ended.attempts,
      due_at = ended.due_at, settled_at = ended.settled_at
    from json_to_recordset(${JSON.stringify(endings)}::json) as ended (
      id bigint, subject text, state text, reason text, attempts integer,
      due_at timestamptz, settled_at timestamptz)
    join held using (subject)
    where event.id = ended.id and event.state = 'stored'`);
  return runs.map(() => true);
};
