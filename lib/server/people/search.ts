import { sql, type SQL } from "drizzle-orm";
import * as z from "zod";
import type { PeopleFilter, PersonLine, Role } from "@/lib/core/operator/people";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { addressSchema, isAddress, type Address } from "@/lib/core/solana";
import { anywhere } from "@/lib/server/db/like";
import type { PeopleContext } from "./block";
import { seen } from "./seen";

const PAGE = 50;
const CURSOR = /^(\d{1,15})_([1-9A-HJ-NP-Za-km-z]{32,44})$/u;

/** Unix milliseconds: the drivers hand dates of a free query over each in their own way. */
const moment = z.number().transform((millis) => new Date(millis).toISOString());

const rowSchema = z.object({
  wallet: addressSchema,
  sessions: z.number(),
  purchases: z.number(),
  models: z.number(),
  jobs: z.number(),
  connected: z.boolean(),
  blocked: z.boolean(),
  first_at: moment,
  last_at: moment,
});
type Row = z.output<typeof rowSchema>;

/** What a driver gives back: rows, or an object that has them. */
const rowsSchema = z.union([
  z.array(rowSchema),
  z.object({ rows: z.array(rowSchema) }).transform(({ rows }) => rows),
]);

const rolesOf = (row: Row, isOperator: (wallet: Address) => boolean): readonly Role[] => [
  ...(isOperator(row.wallet) ? (["operator"] as const) : []),
  ...(row.connected || row.models > 0 || row.jobs > 0 ? (["creator"] as const) : []),
  ...(row.purchases > 0 ? (["buyer"] as const) : []),
];

const conditions: Readonly<Record<PeopleFilter, SQL>> = {
  "signed-in": sql`sessions > 0`,
  buyer: sql`purchases > 0`,
  creator: sql`(connected or models > 0 or jobs > 0)`,
  blocked: sql`blocked`,
};

const behind = (cursor: string | null): SQL => {
  const [, millis, wallet] = CURSOR.exec(cursor ?? "") ?? [];
  if (millis === undefined || wallet === undefined) return sql`true`;
  const at = new Date(Number(millis)).toISOString();
  return sql`(seen.last_at, wallet) < (${at}::timestamptz, ${wallet})`;
};

const millis = (column: "first_at" | "last_at"): SQL => {
  const name = sql.identifier(column);
  return sql`(extract(epoch from seen.${name}) * 1000)::float8 as ${name}`;
};

/** Wallets that were seen, whichever was seen last first. @param where Which of them. */
const people = async (
  { database, now, isOperator }: PeopleContext,
  where: SQL,
  most: number,
): Promise<readonly PersonLine[]> => {
  const found = await database.execute(
    sql`select wallet, sessions, purchases, models, jobs, connected, blocked, ${millis("first_at")}, ${millis("last_at")} from ${seen(now())} where ${where} order by seen.last_at desc, wallet desc limit ${most}`,
  );
  return rowsSchema.parse(found).map((row) => ({
    wallet: row.wallet,
    roles: rolesOf(row, isOperator),
    blocked: row.blocked,
    sessions: row.blocked ? 0 : row.sessions,
    purchases: row.purchases,
    models: row.models,
    jobs: row.jobs,
    connected: row.connected,
    firstSeenAt: row.first_at,
    lastSeenAt: row.last_at,
  }));
};

export interface PeoplePage {
  readonly lines: readonly PersonLine[];
  /** The cursor of the page that follows, or null on the last one. */
  readonly older: string | null;
}

/** Everybody who was here by a part of their wallet's address, whoever was seen last first, 50 at a time. */
export const searchPeople = async (
  context: PeopleContext,
  { text, filter, cursor }: OperatorQuery<PeopleFilter>,
): Promise<PeoplePage> => {
  const wanted = filter === null ? sql`true` : conditions[filter];
  const where = sql`wallet ilike ${anywhere(text)} and ${wanted} and ${behind(cursor)}`;
  const found = await people(context, where, PAGE + 1);
  const lines = found.slice(0, PAGE);
  const last = lines.at(-1);
  const more = found.length > PAGE && last !== undefined;
  return { lines, older: more ? `${Date.parse(last.lastSeenAt)}_${last.wallet}` : null };
};

/** One wallet that was seen, or null. */
export const personLine = async (
  context: PeopleContext,
  wallet: string,
): Promise<PersonLine | null> => {
  if (!isAddress(wallet)) return null;
  const [line] = await people(context, sql`wallet = ${wallet}`, 1);
  return line ?? null;
};
