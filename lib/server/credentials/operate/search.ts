import { and, desc, eq, gt, ilike, inArray, lte, ne, or, sql } from "drizzle-orm";
import {
  PLATFORM_OWNER,
  unusualUse,
  type CredentialFilter,
  type CredentialLine,
  type HourOfUse,
} from "@/lib/core/operator/credentials";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Database } from "@/lib/server/db";
import { pageOf } from "@/lib/server/db/cursor";
import { anywhere } from "@/lib/server/db/like";
import { credentials, credentialUsage } from "@/lib/server/db/schema/credentials";
import { dueness, REMINDER_MILLISECONDS } from "@/lib/server/vault";
import { behind } from "./cursor";

const PAGE = 50;
const DAY = 24 * 60 * 60_000;
/** How far back the use is looked at for what is unusual. */
const LOOKED_AT = 9 * DAY;

const used = (what: "calls" | "errors" | "refusals") =>
  sql<number>`coalesce((select sum(${credentialUsage[what]}) from ${credentialUsage} where ${credentialUsage.credentialId} = ${credentials.id}), 0)`.mapWith(
    Number,
  );

/** Every column but the sealed ones: what is not read can't be shown. */
const columns = {
  id: credentials.id,
  owner: credentials.owner,
  label: credentials.label,
  fingerprint: credentials.fingerprint,
  scopes: credentials.scopes,
  account: credentials.account,
  state: credentials.state,
  createdAt: credentials.createdAt,
  dueAt: credentials.dueAt,
  verifiedAt: credentials.verifiedAt,
  replacedAt: credentials.replacedAt,
  revokedAt: credentials.revokedAt,
  calls: used("calls"),
  errors: used("errors"),
  refusals: used("refusals"),
  lastUsedAt:
    sql<Date | null>`(select max(${credentialUsage.lastAt}) from ${credentialUsage} where ${credentialUsage.credentialId} = ${credentials.id})`.mapWith(
      credentialUsage.lastAt,
    ),
};

const found = (text: string) => {
  if (text === "") return undefined;
  const pattern = anywhere(text);
  const { id, label, fingerprint, owner } = credentials;
  return or(
    ilike(sql`${id}::text`, pattern),
    ...[label, fingerprint, owner].map((column) => ilike(column, pattern)),
  );
};

const narrowed = (filter: CredentialFilter | null, now: Date) => {
  const { state, owner, dueAt } = credentials;
  if (filter === null) return undefined;
  if (filter === "platform") return eq(owner, PLATFORM_OWNER);
  if (filter === "due")
    return and(ne(state, "revoked"), lte(dueAt, new Date(now.getTime() + REMINDER_MILLISECONDS)));
  return eq(state, filter);
};

/** Use by the hour of these credentials, since what is looked at began. */
const hoursOf = async (
  database: Database,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly HourOfUse[]>> => {
  const hours = new Map<string, HourOfUse[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return hours;
  const total = (what: "calls" | "errors" | "refusals") =>
    sql<number>`sum(${credentialUsage[what]})`.mapWith(Number);
  const rows = await database
    .select({
      id: credentialUsage.credentialId,
      hour: credentialUsage.hour,
      calls: total("calls"),
      errors: total("errors"),
      refusals: total("refusals"),
    })
    .from(credentialUsage)
    .where(
      and(
        inArray(credentialUsage.credentialId, [...ids]),
        gt(credentialUsage.hour, new Date(now.getTime() - LOOKED_AT)),
      ),
    )
    .groupBy(credentialUsage.credentialId, credentialUsage.hour);
  for (const { id, hour, ...counts } of rows)
    hours.get(id)?.push({ ...counts, at: hour.getTime() });
  return hours;
};

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Rows of credentials with their use and what is unusual of it. @param condition Which. */
export const credentialLines = async (
  database: Database,
  { where, most, now }: { readonly where: ReturnType<typeof and>; most: number; now: Date },
): Promise<readonly CredentialLine[]> => {
  const rows = await database
    .select(columns)
    .from(credentials)
    .where(where)
    .orderBy(desc(credentials.createdAt), desc(credentials.id))
    .limit(most);
  const ids = rows.map(({ id }) => id);
  const hours = await hoursOf(database, ids, now);
  return rows.map((row) => {
    const times = {
      createdAt: row.createdAt.toISOString(),
      dueAt: row.dueAt.toISOString(),
      verifiedAt: iso(row.verifiedAt),
      replacedAt: iso(row.replacedAt),
      revokedAt: iso(row.revokedAt),
      lastUsedAt: iso(row.lastUsedAt),
    };
    return {
      ...row,
      ...times,
      scopes: row.scopes.split("+"),
      due: row.state === "revoked" ? ("fine" as const) : dueness(row.dueAt, now),
      unusual: unusualUse(hours.get(row.id) ?? [], times, now),
    };
  });
};

export interface CredentialPage {
  readonly lines: readonly CredentialLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/** Everybody's credentials by label, fingerprint, owner or id, newest first, 50 at a time. */
export const searchCredentials = async (
  database: Database,
  { text, filter, cursor }: OperatorQuery<CredentialFilter>,
  now: Date,
): Promise<CredentialPage> => {
  const where = and(found(text), narrowed(filter, now), behind(cursor));
  const lines = await credentialLines(database, { where, most: PAGE + 1, now });
  const rows = lines.map((line) => ({ line, id: line.id, createdAt: new Date(line.createdAt) }));
  const page = pageOf(rows, PAGE);
  return { lines: page.rows.map(({ line }) => line), older: page.next };
};
