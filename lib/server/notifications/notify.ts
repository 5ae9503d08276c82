import type { NotificationKind } from "@/lib/core/notifications";
import type { Database } from "@/lib/server/db";
import { notifications } from "@/lib/server/db/schema/notifications";
import { announce } from "@/lib/server/live/announce";

/** Something to tell a person. */
export interface News {
  /** base58. */
  readonly wallet: string;
  readonly kind: NotificationKind;
  /** The id of what it is about, as the page it leads to knows it. */
  readonly subject: string;
  /** What that is called. */
  readonly name: string;
}

/**
 * Tells a person once: of the same thing again, nothing more is written. Meant for the transaction
 * that makes it true.
 */
export const notify = async (
  executor: Pick<Database, "insert">,
  news: News,
  at: Date,
): Promise<void> => {
  const [row] = await executor
    .insert(notifications)
    .values({ ...news, at })
    .onConflictDoNothing()
    .returning({ id: notifications.id });
  if (!row) return;
  await announce(executor, { wallet: news.wallet, kind: "notification", id: row.id.toString() });
};
