import { and, count, desc, eq, inArray, isNull, lt, lte } from "drizzle-orm";
import type { MarkRead, NotificationPage } from "@/lib/core/notifications";
import type { Database } from "@/lib/server/db";
import { notifications } from "@/lib/server/db/schema/notifications";
import { announce } from "@/lib/server/live/announce";

const PAGE = 20;

/**
 * A wallet's notifications, newest first, twenty at a time.
 * @param before only those older than the one of this id
 */
export const notificationsOf = async (
  database: Database,
  wallet: string,
  before: bigint | null,
): Promise<NotificationPage> => {
  const own = eq(notifications.wallet, wallet);
  const rows = await database
    .select()
    .from(notifications)
    .where(before === null ? own : and(own, lt(notifications.id, before)))
    .orderBy(desc(notifications.id))
    .limit(PAGE + 1);
  const [unread] = await database
    .select({ count: count() })
    .from(notifications)
    .where(and(own, isNull(notifications.readAt)));
  const page = rows.slice(0, PAGE);
  return {
    notifications: page.map(({ id, kind, subject, name, at, readAt }) => ({
      id: id.toString(),
      kind,
      subject,
      name,
      at: at.toISOString(),
      read: readAt !== null,
    })),
    unread: unread?.count ?? 0,
    next: rows.length > PAGE ? (page.at(-1)?.id.toString() ?? null) : null,
  };
};

/** Marks notifications of a wallet as read, and says so to its other pages. */
export const markRead = (
  database: Database,
  wallet: string,
  which: MarkRead,
  now: Date,
): Promise<void> =>
  database.transaction(async (transaction) => {
    const changed = await transaction
      .update(notifications)
      .set({ readAt: now })
      .where(
        and(
          eq(notifications.wallet, wallet),
          "only" in which
            ? eq(notifications.id, BigInt(which.only))
            : lte(notifications.id, BigInt(which.upTo)),
          isNull(notifications.readAt),
        ),
      )
      .returning({ id: notifications.id });
    const [first] = changed;
    if (!first) return;
    await announce(transaction, { wallet, kind: "notification", id: first.id.toString() });
  });

const KEPT_MILLIS = 90 * 24 * 60 * 60 * 1000;
const REMOVED_AT_ONCE = 1_000;

/** Removes notifications of more than 90 days ago, a batch at a time so that nobody waits for it. @returns how many */
export const forgetOldNotifications = async (database: Database, now: Date): Promise<number> => {
  const old = lt(notifications.at, new Date(now.getTime() - KEPT_MILLIS));
  let sum = 0;
  for (;;) {
    const batch = database.select({ id: notifications.id }).from(notifications).where(old);
    const removed = await database
      .delete(notifications)
      .where(inArray(notifications.id, batch.limit(REMOVED_AT_ONCE)))
      .returning({ id: notifications.id });
    sum += removed.length;
    if (removed.length < REMOVED_AT_ONCE) return sum;
  }
};
