import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { resultKinds, resultStates } from "@/lib/core/job";
import { jobs } from "./jobs";
import { moment } from "./moment";

/**
 * One row per result of a job, written with the job's completion. It is copied into our own storage
 * (files) so that it outlives REALM's address.
 */
export const results = pgTable(
  "results",
  {
    id: uuid("id").primaryKey(),
    jobId: uuid("job_id")
      .notNull()
      .references(() => jobs.id),
    /** base58. */
    wallet: text("wallet").notNull(),
    kind: text("kind", { enum: resultKinds }).notNull(),
    state: text("state", { enum: resultStates }).notNull(),
    /** REALM's id and address of it. */
    realmId: text("realm_id").notNull(),
    url: text("url").notNull(),
    seed: bigint("seed", { mode: "number" }),
    /** Of our copy. */
    fileId: uuid("file_id"),
    /** Our error code of the last try that failed. */
    reason: text("reason"),
    /** Tries that failed. */
    tries: integer("tries").notNull().default(0),
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is copying it. */
    leaseUntil: moment("lease_until").notNull(),
    createdAt: moment("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("results_once").on(table.jobId, table.realmId),
    index("results_by_wallet").on(table.wallet, table.createdAt, table.id),
    index("results_due")
      .on(table.dueAt)
      .where(sql`${table.state} = 'waiting'`),
    index("results_of_file").on(table.fileId),
  ],
);
