import { sql } from "drizzle-orm";
import {
  bigserial,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { jobAccounts, jobKinds, jobStates, type JobResult } from "@/lib/core/job";
import { moment } from "./moment";

/**
 * One row per job. Three indexes carry promises: a key starts one job, a job of REALM's counts once,
 * and a model has one training under way.
 *
 * `parameters` holds what people wrote (prompts). It is theirs: it stays here for as long as the job
 * does, is shown to its wallet alone, goes with that wallet's data, and is in no log line and no
 * transition.
 */
export const jobs = pgTable(
  "jobs",
  {
    id: uuid("id").primaryKey(),
    /** base58. */
    wallet: text("wallet").notNull(),
    /** Made by the caller; the same key again finds the job it began. */
    key: uuid("key").notNull(),
    kind: text("kind", { enum: jobKinds }).notNull(),
    state: text("state", { enum: jobStates }).notNull(),
    /** Whose account at REALM it is made with: the wallet's own, or this instance's on a licence. */
    account: text("account", { enum: jobAccounts }).notNull().default("own"),
    /** base58: the token whose licence it is made on, null where it is made on the wallet's own account. */
    licenceMint: text("licence_mint"),
    /** Of the call that started it, or with which a training of elsewhere was seen; null for none. */
    credentialId: uuid("credential_id"),
    /** REALM's own id, from its answer. A training that was started elsewhere has none here. */
    realmJobId: text("realm_job_id"),
    /** REALM's id of the model. */
    modelId: text("model_id"),
    parameters: jsonb("parameters").$type<Readonly<Record<string, unknown>>>().notNull(),
    /** Percent. */
    progress: integer("progress").notNull().default(0),
    results: jsonb("results").$type<readonly JobResult[]>().notNull(),
    /** REALM's error code of a failed one, ours of a refused one. */
    reason: text("reason"),
    /** How often in a row REALM did not know it. */
    absences: integer("absences").notNull().default(0),
    /** Looks in a row that brought no answer: sets the pace of the next one. */
    waits: integer("waits").notNull().default(0),
    dueAt: moment("due_at").notNull(),
    /** Until then one instance is looking at it. */
    leaseUntil: moment("lease_until").notNull(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("jobs_key").on(table.wallet, table.key),
    uniqueIndex("jobs_of_realm").on(table.realmJobId),
    uniqueIndex("jobs_one_training")
      .on(table.wallet, table.modelId)
      .where(
        sql`${table.kind} = 'training' and ${table.state} in ('created', 'queued', 'processing')`,
      ),
    index("jobs_by_wallet").on(table.wallet, table.createdAt, table.id),
    index("jobs_by_licence")
      .on(table.licenceMint, table.createdAt)
      .where(sql`${table.licenceMint} is not null`),
    index("jobs_due")
      .on(table.dueAt)
      .where(sql`${table.state} in ('created', 'queued', 'processing')`),
  ],
);

/** Every transition with what decided it. Rows are added, never changed. */
export const jobTransitions = pgTable(
  "job_transitions",
  {
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    jobId: uuid("job_id")
      .notNull()
      .references(() => jobs.id),
    /** Null for the first row. */
    fromState: text("from_state", { enum: jobStates }),
    toState: text("to_state", { enum: jobStates }).notNull(),
    event: text("event").notNull(),
    evidence: jsonb("evidence").notNull(),
    at: moment("at").notNull(),
  },
  (table) => [index("job_transitions_of").on(table.jobId, table.id)],
);
