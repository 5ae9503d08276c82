import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./moment";

/** How each job that removes what is old last went (lib/server/retention): one row per job. */
export const retentionRuns = pgTable("retention_runs", {
  /** The job's id in lib/server/retention/jobs.ts. */
  job: text("job").primaryKey(),
  startedAt: moment("started_at"),
  /** Of the last run that came to its end. */
  endedAt: moment("ended_at"),
  /** By that run. */
  removed: bigint("removed", { mode: "number" }).notNull().default(0),
  /** By all runs. */
  removedEver: bigint("removed_ever", { mode: "number" }).notNull().default(0),
  /** When runs began to fail, null while they work. */
  failingSince: moment("failing_since"),
  dueAt: moment("due_at").notNull(),
  /** Until then one instance is at it. */
  leaseUntil: moment("lease_until").notNull(),
});
