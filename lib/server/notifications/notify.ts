import type { NotificationKind } from "@/lib/core/notifications";
import type { Transaction } from "@/lib/server/db";
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
 * Tells a person once: of the same thing again, nothing more is written. Only with the transaction that
 * makes it true: said after it, a process killed in between would never have said it.
 */
export const notify = async (
  transaction: Pick<Transaction, "insert" | "rollback">,
  news: News,
  at: Date,
): Promise<void> => {
  const [row] = await transaction
    .insert(notifications)
    .values({ ...news, at })
    .onConflictDoNothing()
    .returning({ id: notifications.id });
  if (!row) return;
  await announce(transaction, { wallet: news.wallet, kind: "notification", id: row.id.toString() });
};
