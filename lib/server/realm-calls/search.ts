import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  ilike,
  inArray,
  isNull,
  lt,
  ne,
  or,
  sql,
} from "drizzle-orm";
import * as z from "zod";
import { callSpans, isCallSpan, type CallFilter, type CallLine } from "@/lib/core/operator/calls";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Database } from "@/lib/server/db";
import { anywhere } from "@/lib/server/db/like";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";

const PAGE = 50;
/** Orders of writing are Postgres' bigint. */
const ORDER = /^\d{1,18}$/u;

const { status, outcome } = realmCalls;
const answered = eq(outcome, "answer");

/** standingOf (lib/core/operator/calls), asked of the database. */
const standings = {
  answered: and(answered, lt(status, 400)),
  refused: and(answered, inArray(status, [401, 403])),
  limited: or(eq(status, 429), eq(outcome, "limited")),
  rejected: and(answered, gte(status, 400), lt(status, 500), sql`${status} not in (401, 403, 429)`),
  failing: and(answered, gte(status, 500)),
  unanswered: and(or(isNull(status), ne(outcome, "answer")), ne(outcome, "limited")),
  repeated: gt(realmCalls.attempts, 1),
} as const satisfies Record<CallFilter, unknown>;

const found = (text: string) => {
  if (text === "") return undefined;
  const { requestId, upstreamRequestId, subject, operation } = realmCalls;
  // What is pasted whole is found by an index.
  if (z.uuid().safeParse(text).success) {
    const kinds = ["job", "purchase"].map((kind) => `${kind}:${text.toLowerCase()}`);
    return or(eq(requestId, text), inArray(subject, kinds), eq(upstreamRequestId, text));
  }
  const pattern = anywhere(text);
  return or(
    ilike(sql`${requestId}::text`, pattern),
    ...[upstreamRequestId, subject, operation].map((column) => ilike(column, pattern)),
  );
};

const lineColumns = {
  id: realmCalls.id,
  requestId: realmCalls.requestId,
  operation: realmCalls.operation,
  status: realmCalls.status,
  outcome: realmCalls.outcome,
  attempts: realmCalls.attempts,
  startedAt: realmCalls.startedAt,
  duration: realmCalls.duration,
  fingerprint: realmCalls.fingerprint,
  limitGroup: realmCalls.limitGroup,
  subject: realmCalls.subject,
};

type Row = Pick<typeof realmCalls.$inferSelect, keyof typeof lineColumns>;

export const lineOf = ({ id, startedAt, ...row }: Row): CallLine => ({
  ...row,
  id: id.toString(),
  startedAt: startedAt.toISOString(),
});

/** What calls can be narrowed to, beside how they ended, by its name in the address. */
export const callNarrowings = ["operation", "credential", "within"] as const;

const conditions = (
  { text, filter, more = {} }: Omit<OperatorQuery<CallFilter>, "cursor">,
  now: Date,
) => {
  const { operation = "", credential = "", within = "" } = more;
  return [
    found(text),
    filter === null ? undefined : standings[filter],
    operation === "" ? undefined : eq(realmCalls.operation, operation),
    credential === "" ? undefined : eq(realmCalls.fingerprint, credential),
    isCallSpan(within)
      ? gte(realmCalls.startedAt, new Date(now.getTime() - callSpans[within]))
      : undefined,
  ];
};

export interface CallPage {
  readonly lines: readonly CallLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/**
 * Calls to REALM, newest first, 50 at a time. The cursor is a place in the order of writing: what is
 * recorded while somebody turns pages moves nothing. One that is none begins anew.
 */
export const searchCalls = async (
  database: Database,
  query: OperatorQuery<CallFilter>,
  now: Date,
): Promise<CallPage> => {
  const { cursor } = query;
  const before = cursor !== null && ORDER.test(cursor) ? BigInt(cursor) : null;
  const rows = await database
    .select(lineColumns)
    .from(realmCalls)
    .where(and(...conditions(query, now), before === null ? undefined : lt(realmCalls.id, before)))
    .orderBy(desc(realmCalls.id))
    .limit(PAGE + 1);
  const lines = rows.slice(0, PAGE).map(lineOf);
  return { lines, older: rows.length > PAGE ? (lines.at(-1)?.id ?? null) : null };
};

/** What there is to choose from: operations and credentials of the last 24 hours, by name. */
export interface CallChoices {
  readonly operations: readonly string[];
  readonly credentials: readonly string[];
}

export const callChoices = async (database: Database, now: Date): Promise<CallChoices> => {
  const recent = gte(realmCalls.startedAt, new Date(now.getTime() - callSpans["24h"]));
  const rows = await database
    .select({
      operation: realmCalls.operation,
      fingerprint: realmCalls.fingerprint,
      calls: count(),
    })
    .from(realmCalls)
    .where(recent)
    .groupBy(realmCalls.operation, realmCalls.fingerprint)
    .orderBy(asc(realmCalls.operation));
  const credentials = rows.flatMap(({ fingerprint }) =>
    fingerprint === null ? [] : [fingerprint],
  );
  return {
    operations: [...new Set(rows.map(({ operation }) => operation))],
    credentials: [...new Set(credentials)].sort(),
  };
};
