import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { SessionView } from "@/lib/core/account";
import { CodedError } from "@/lib/core/errors";
import type { Database } from "@/lib/server/db";
import { sessions } from "@/lib/server/db/schema/identity";
import { endSession, type Session } from "./sessions";

const liveRows = (database: Database, wallet: string, now: Date) =>
  database
    .select()
    .from(sessions)
    .where(and(eq(sessions.wallet, wallet), isNull(sessions.endedAt), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.createdAt), desc(sessions.id));

/** The live sessions of whoever asks: the asking one first, then the newest (seed W1). */
export const listOwnSessions = async (
  database: Database,
  { id, wallet }: Session,
  now: Date,
): Promise<readonly SessionView[]> => {
  const views = (await liveRows(database, wallet, now)).map((row) => ({
    id: row.id,
    since: row.createdAt.toISOString(),
    until: row.expiresAt.toISOString(),
    current: row.id === id,
  }));
  return views.toSorted((left, right) => Number(right.current) - Number(left.current));
};

/** Ends one of one's own. @throws NOT_FOUND for one that is another's, unknown or over */
export const endOwnSession = async (
  database: Database,
  { wallet }: Session,
  id: string,
  now: Date,
): Promise<void> => {
  const rows = await liveRows(database, wallet, now);
  if (!rows.some((row) => row.id === id))
    throw new CodedError("NOT_FOUND", "no live session of this wallet");
  await endSession(database, id, now);
};

/** Ends all of one's own but the one that asks. @returns how many that were */
export const endOtherSessions = async (
  database: Database,
  { id, wallet }: Session,
  now: Date,
): Promise<number> => {
  const others = (await liveRows(database, wallet, now)).filter((row) => row.id !== id);
  for (const other of others) await endSession(database, other.id, now);
  return others.length;
};
