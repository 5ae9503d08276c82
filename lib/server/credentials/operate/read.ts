import { and, desc, eq, gte, inArray, ne, sql } from "drizzle-orm";
import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import type { CredentialFile, UsageDay } from "@/lib/core/operator/credentials";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { credentials, credentialUsage } from "@/lib/server/db/schema/credentials";
import { usageOf } from "@/lib/server/vault";
import { credentialLines } from "./search";

const DAY = 24 * 60 * 60_000;
const DAYS_SHOWN = 30;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const daysOf = async (database: Database, id: string, now: Date): Promise<readonly UsageDay[]> => {
  const days = Array.from({ length: DAYS_SHOWN }, (_, back) =>
    dayOf(new Date(now.getTime() - (DAYS_SHOWN - 1 - back) * DAY)),
  );
  const day = sql<string>`to_char(${credentialUsage.hour} at time zone 'UTC', 'YYYY-MM-DD')`;
  const rows = await database
    .select({
      day,
      calls: sql<number>`sum(${credentialUsage.calls})`.mapWith(Number),
      errors: sql<number>`sum(${credentialUsage.errors})`.mapWith(Number),
    })
    .from(credentialUsage)
    .where(
      and(
        eq(credentialUsage.credentialId, id),
        gte(credentialUsage.hour, new Date(`${days[0] ?? dayOf(now)}T00:00:00Z`)),
      ),
    )
    .groupBy(day);
  const used = new Map(rows.map((row) => [row.day, row]));
  return days.map((one) => used.get(one) ?? { day: one, calls: 0, errors: 0 });
};

const columns = {
  id: credentials.id,
  fingerprint: credentials.fingerprint,
  scopes: credentials.scopes,
  state: credentials.state,
  verifiedAt: credentials.verifiedAt,
};

const operationsOf = ({ scopes }: { readonly scopes: string }): readonly string[] =>
  scopes.split("+");

/** The others of the same owner that do all it did: in force, one or several together; and waiting. */
const besides = async (database: Database, id: string) => {
  const [own] = await database.select().from(credentials).where(eq(credentials.id, id));
  if (!own) throw new CodedError("NOT_FOUND", `no credential ${id}`);
  const rows = await database
    .select(columns)
    .from(credentials)
    .where(
      and(
        eq(credentials.owner, own.owner),
        inArray(credentials.state, ["active", "next"]),
        ne(credentials.id, id),
      ),
    )
    .orderBy(desc(credentials.createdAt));
  const needed = operationsOf(own);
  const serving = rows.filter(
    (row) =>
      row.state === "active" && operationsOf(row).some((operation) => needed.includes(operation)),
  );
  const served = serving.flatMap(operationsOf);
  const active = needed.every((operation) => served.includes(operation)) ? serving[0] : undefined;
  const next = rows.find(
    (row) =>
      row.state === "next" && needed.every((operation) => operationsOf(row).includes(operation)),
  );
  return {
    activatedAt: own.activatedAt?.toISOString() ?? null,
    reason: own.reason,
    inForce: active ? { id: active.id, fingerprint: active.fingerprint } : null,
    waiting: next ? { id: next.id, verified: next.verifiedAt !== null } : null,
  };
};

/** One credential with its use and its history; nothing secret. @throws CodedError NOT_FOUND */
export const readCredentialFile = async (
  database: Database,
  id: string,
  now: Date,
): Promise<CredentialFile> => {
  if (!z.uuid().safeParse(id).success) throw new CodedError("NOT_FOUND", "not an id");
  const others = await besides(database, id);
  const [line] = await credentialLines(database, { where: eq(credentials.id, id), most: 1, now });
  if (!line) throw new CodedError("NOT_FOUND", `no credential ${id}`);
  const { hours } = await usageOf(database, id);
  return {
    ...line,
    ...others,
    usage: hours.map(({ hour, operation, calls, errors, refusals }) => ({
      hour: hour.toISOString(),
      operation,
      calls,
      errors,
      refusals,
    })),
    days: await daysOf(database, id, now),
    deeds: await deedsTo(database, id),
  };
};
