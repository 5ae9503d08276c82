"use client";

import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { NotificationItem } from "./notification-item";
import type { NotificationList } from "./use-notifications";

interface PanelProps {
  list: NotificationList;
  /** A link was followed, or the close button pressed. */
  onLeave: () => void;
}

/** What happened, newest first. */
export default function Panel({ list, onLeave }: PanelProps) {
  const { notifications, unread, showMore, markAllRead } = list;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <div className="animate-rise">
      <div className="border-line bg-card sticky top-0 flex min-h-14 items-center justify-between gap-4 border-b py-2 pr-2 pl-4">
        <h2 ref={heading} tabIndex={-1} className="text-base outline-none">
          Notifications
        </h2>
        {unread === 0 ? null : (
          <Button
            variant="quiet"
            size="small"
            onClick={() => {
              markAllRead();
              // This button goes; a keyboard must not be left outside the list with it.
              heading.current?.focus();
            }}
          >
            Mark all read
          </Button>
        )}
      </div>
      {notifications.length === 0 ? (
        <p className="text-muted px-4 py-10 text-center text-sm">{words[list.status]}</p>
      ) : (
        <ul aria-label="Notifications" className="divide-line divide-y">
          {notifications.map((notification) => (
            <li key={notification.id}>
              <NotificationItem
                notification={notification}
                onFollow={() => {
                  if (!notification.read) list.markRead(notification);
                  onLeave();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {showMore === null ? null : (
        <div className="border-line border-t p-2 *:w-full">
          <Button variant="quiet" size="small" onClick={showMore}>
            Show older
          </Button>
        </div>
      )}
    </div>
  );
}

const words: Readonly<Record<NotificationList["status"], string>> = {
  pending: "Looking …",
  error: "The notifications can't be shown at the moment. Open this again in a few seconds.",
  success: "Nothing yet. Purchases that end, sales and finished work are told here.",
};
