import type { MarkRead, NotificationPage } from "@/lib/core/notifications";
import { database } from "@/lib/server/db";
import { markRead, notificationsOf } from "./read";

/** See notificationsOf; in this process's database. */
export const listNotifications = async (
  wallet: string,
  before: string | null,
): Promise<NotificationPage> =>
  notificationsOf(await database(), wallet, before === null ? null : BigInt(before));

/** See markRead; in this process's database, now. */
export const readNotifications = async (wallet: string, which: MarkRead): Promise<void> =>
  markRead(await database(), wallet, which, new Date());
