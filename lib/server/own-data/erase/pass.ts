import { randomUUID } from "node:crypto";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { ERASED_PREFIX } from "@/lib/core/account";
import { sessions } from "@/lib/server/db/schema/identity";
import { ownListings } from "@/lib/server/db/schema/own-listings";
import { purchases } from "@/lib/server/db/schema/purchases";
import { endSession } from "@/lib/server/identity/sessions";
import { openListings, openPurchases } from "../holdings/market";
import type { EraseContext } from "./context";
import { countPass, holdPass, passEnded, type Erasure } from "./store";

/** Milliseconds after which everything is gone through once more: requests that were under way are over. */
const ONCE_MORE = 3 * 60_000;
/** A purchase or a listing that was being started meanwhile comes to its end first. */
const STILL_OPEN = 10 * 60_000;
const WANTED_PASSES = 2;

const endSessions = async ({ database, now }: EraseContext, wallet: string): Promise<void> => {
  const live = await database
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.wallet, wallet), isNull(sessions.endedAt)));
  for (const { id } of live) await endSession(database, id, now());
};

const revokeCredentials = async (context: EraseContext, wallet: string): Promise<void> => {
  const { vault, credentialsChanged } = context;
  const standing = (await vault.list(wallet)).filter(({ state }) => state !== "revoked");
  // The active one last: a waiting one would take its place.
  const ordered = standing.toSorted(
    (left, right) => Number(left.state === "active") - Number(right.state === "active"),
  );
  for (const { id } of ordered) await vault.revoke(id, "its owner had their data deleted", wallet);
  credentialsChanged();
};

/**
 * All tables in one transaction, and with them that it was done: nobody sees half of it, and no process that
 * dies right after leaves it to be done again to somebody who has come back.
 * @param filesGone how many files went before
 * @returns false where it was not to be done any more
 */
const eraseRows = (
  { database, holdings }: EraseContext,
  erasure: Erasure,
  filesGone: number,
): Promise<boolean> =>
  database.transaction(async (transaction) => {
    if (!(await holdPass(transaction, erasure))) return false;
    // Another one each time: under one name, a key connected again would stand there twice.
    const forgotten = { wallet: erasure.wallet, pseudonym: `${ERASED_PREFIX}${randomUUID()}` };
    let sum = filesGone;
    for (const { table, fate } of holdings) {
      if (fate.deletes) {
        const gone = await transaction
          .delete(table)
          .where(fate.deletes(forgotten))
          .returning({ one: sql`1` });
        sum += gone.length;
      }
      sum += (await fate.empties?.(transaction, forgotten)) ?? 0;
    }
    await countPass(transaction, erasure, sum);
    return true;
  });

/** Whoever has come back since has begun anew: what is theirs now was not meant. */
const isBack = async ({ database }: EraseContext, erasure: Erasure): Promise<boolean> => {
  const [since] = await database
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.wallet, erasure.wallet), gt(sessions.createdAt, erasure.askedAt)))
    .limit(1);
  return since !== undefined;
};

const nextPass = async (
  { database, now }: EraseContext,
  { wallet, passes }: Erasure,
): Promise<Date | null> => {
  const in_ = (millis: number): Date => new Date(now().getTime() + millis);
  const [bought] = await database
    .select({ id: purchases.id })
    .from(purchases)
    .where(openPurchases(wallet))
    .limit(1);
  const [sold] = await database
    .select({ id: ownListings.id })
    .from(ownListings)
    .where(openListings(wallet))
    .limit(1);
  if (bought ?? sold) return in_(STILL_OPEN);
  return passes + 1 < WANTED_PASSES ? in_(ONCE_MORE) : null;
};

/**
 * Goes through everything of a person: keys revoked, sessions ended, files gone from the disk, rows deleted
 * or emptied. Done again after breaking off anywhere, it goes on there. A while later it is done once more,
 * for what a request was still writing then.
 */
export const erasePass = async (context: EraseContext, erasure: Erasure): Promise<void> => {
  const { database, now } = context;
  const { wallet } = erasure;
  if (erasure.passes > 0 && (await isBack(context, erasure))) {
    await passEnded(database, erasure, { now: now(), next: null });
    return;
  }
  await revokeCredentials(context, wallet);
  await endSessions(context, wallet);
  const files = await context.eraseFiles(wallet);
  if (!(await eraseRows(context, erasure, files))) return;
  const next = await nextPass(context, erasure);
  await passEnded(database, erasure, { now: now(), next });
};
