import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { jobs } from "./jobs";
import { moment } from "./moment";

/**
 * What somebody agreed to before a job was sent, written in the transaction that makes the job. Rows
 * are added, never changed.
 */
export const consents = pgTable("consents", {
  jobId: uuid("job_id")
    .primaryKey()
    .references(() => jobs.id),
  /** base58. */
  wallet: text("wallet").notNull(),
  /** The wording, by its version (lib/core/job/video.ts). */
  version: text("version").notNull(),
  at: moment("at").notNull(),
});
