import { sql } from "drizzle-orm";
import { bigserial, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { CallAttempt } from "@/lib/core/operator/calls";
import { moment } from "./moment";

/**
 * Calls to REALM that have ended, one row each (lib/server/realm-calls). There is no column for a path,
 * a query, a header or a body: what a call said is nobody's to read here.
 */
export const realmCalls = pgTable(
  "realm_calls",
  {
    /** Order of writing. */
    id: bigserial("id", { mode: "bigint" }).primaryKey(),
    /** Ours, sent as X-Request-Id with every attempt. */
    requestId: uuid("request_id").notNull(),
    /** REALM's own id of its last answer. */
    upstreamRequestId: text("upstream_request_id"),
    operation: text("operation").notNull(),
    /** Of the last attempt; null where it brought no answer. */
    status: integer("status"),
    /** "answer", or the kind of failure. */
    outcome: text("outcome").notNull(),
    attempts: integer("attempts").notNull(),
    startedAt: moment("started_at").notNull(),
    /** Milliseconds from its start to its end, pauses between attempts included. */
    duration: integer("duration").notNull(),
    /** Of the credential of the last attempt that was made with one. */
    fingerprint: text("fingerprint"),
    /** REALM's rate limits are per key and group: which group it counted under. */
    limitGroup: text("limit_group"),
    /** What it was made for, such as "job:<id>"; null where it was made for no one thing. */
    subject: text("subject"),
    /** Each attempt, the first first. */
    trail: jsonb("trail").$type<readonly CallAttempt[]>().notNull(),
  },
  (table) => [
    index("realm_calls_request").on(table.requestId),
    index("realm_calls_by_age").on(table.startedAt),
    index("realm_calls_by_operation").on(table.operation, table.id),
    index("realm_calls_by_credential").on(table.fingerprint, table.id),
    index("realm_calls_of")
      .on(table.subject, table.id)
      .where(sql`${table.subject} is not null`),
    // What went wrong is rare, and looked for.
    index("realm_calls_wrong")
      .on(table.id)
      .where(sql`${table.status} is null or ${table.status} >= 400`),
  ],
);
