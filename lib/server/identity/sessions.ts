import { randomUUID } from "node:crypto";
import { address, type Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";
import { and, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import { sessions } from "@/lib/server/db/schema/identity";
import { announce } from "@/lib/server/live/announce";
import { notBlocked } from "./blocked";

/** Twelve hours from signing in, not from the last click. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** Rows are kept this long after they expire, for whoever looks into what happened yesterday. */
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Someone who signed in. */
export interface Session {
  readonly id: string;
  readonly wallet: Address;
}

/** Opens a session under a new id: nobody can prepare one for somebody else to sign into. */
export const openSession = async (
  database: Database,
  wallet: Address,
  now: Date,
): Promise<Session> => {
  const id = randomUUID();
  await database.insert(sessions).values({
    id,
    wallet,
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
  });
  return { id, wallet };
};

/** Removes sessions a day after they expired. @returns how many */
export const forgetSessions = async (database: Database, now: Date): Promise<number> => {
  const gone = await database
    .delete(sessions)
    .where(lt(sessions.expiresAt, new Date(now.getTime() - KEPT_MILLISECONDS)))
    .returning({ id: sessions.id });
  return gone.length;
};

/** The session of that id while it lives and its wallet is not blocked: the cookie's own expiry decides nothing. */
export const liveSession = async (
  database: Database,
  id: string,
  now: Date,
): Promise<Session | null> => {
  const [row] = await database
    .select({ id: sessions.id, wallet: sessions.wallet })
    .from(sessions)
    .where(
      and(eq(sessions.id, id), isNull(sessions.endedAt), gt(sessions.expiresAt, now), notBlocked()),
    );
  return row ? { id: row.id, wallet: address(row.wallet) } : null;
};

/** Which of these sessions live. */
export const liveSessions = async (
  database: Database,
  ids: readonly string[],
  now: Date,
): Promise<ReadonlySet<string>> => {
  const rows = await database
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        inArray(sessions.id, [...ids]),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        notBlocked(),
      ),
    );
  return new Set(rows.map(({ id }) => id));
};

/**
 * Ends a session, and with it the streams of its pages, whichever instance holds them. Ending one
 * twice keeps the first time.
 */
export const endSession = (database: Database, id: string, now: Date): Promise<void> =>
  database.transaction(async (transaction) => {
    const [ended] = await transaction
      .update(sessions)
      .set({ endedAt: now })
      .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
      .returning({ wallet: sessions.wallet });
    if (ended) await announce(transaction, { wallet: ended.wallet, kind: "session", id });
  });
