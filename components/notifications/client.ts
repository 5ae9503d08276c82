import {
  notificationPageSchema,
  type MarkRead,
  type NotificationPage,
} from "@/lib/core/notifications";
import { callApi } from "@/lib/browser/http/call-api";

/** A page of this session's notifications, the newest or those older than `before`. @throws CodedError */
export const fetchNotifications = (
  before: string | null,
  signal: AbortSignal,
): Promise<NotificationPage> =>
  callApi({
    path: before === null ? "/api/notifications" : `/api/notifications?before=${before}`,
    schema: notificationPageSchema,
    signal,
  });

/** @throws Error when that was not kept */
export const markRead = async (which: MarkRead): Promise<void> => {
  const response = await fetch("/api/notifications/read", {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(which),
  });
  if (!response.ok) throw new Error(`marking as read answered ${response.status}`);
};
