import Link from "next/link";
import { Icon, type IconName } from "@/components/ui/icon";
import {
  notificationHref,
  notificationTitles,
  type NotificationKind,
  type NotificationView,
} from "@/lib/core/notifications";
import { ago } from "./ago";

const looks: Readonly<Record<NotificationKind, { icon: IconName; tone: string }>> = {
  "listing-sold": { icon: "check", tone: "bg-safe-soft text-safe" },
  "listing-sold-paid-elsewhere": { icon: "alert", tone: "bg-check-soft text-check" },
  "purchase-owned": { icon: "safe", tone: "bg-safe-soft text-safe" },
  "purchase-failed": { icon: "alert", tone: "bg-stop-soft text-stop" },
  "purchase-refused": { icon: "stop", tone: "bg-stop-soft text-stop" },
  "purchase-expired": { icon: "clock", tone: "bg-check-soft text-check" },
  "purchase-disputed": { icon: "stop", tone: "bg-stop-soft text-stop" },
  "purchase-closed": { icon: "alert", tone: "bg-check-soft text-check" },
  "listing-to-sign": { icon: "clock", tone: "bg-check-soft text-check" },
  "training-done": { icon: "check", tone: "bg-safe-soft text-safe" },
  "training-failed": { icon: "alert", tone: "bg-stop-soft text-stop" },
  "job-completed": { icon: "check", tone: "bg-safe-soft text-safe" },
  "job-failed": { icon: "alert", tone: "bg-stop-soft text-stop" },
  "job-unknown": { icon: "alert", tone: "bg-check-soft text-check" },
};

/** One thing that happened, leading to what it happened to. */
export function NotificationItem({
  notification: { kind, subject, name, at, read },
  onFollow,
}: {
  notification: NotificationView;
  onFollow: () => void;
}) {
  const { icon, tone } = looks[kind];
  return (
    <Link
      href={notificationHref(kind, subject)}
      prefetch={false}
      onClick={onFollow}
      className="hover:bg-wall flex gap-3 px-4 py-3 -outline-offset-2"
    >
      <span className={`mt-0.5 grid size-8 shrink-0 place-items-center rounded-full ${tone}`}>
        <Icon name={icon} className="size-4" />
      </span>
      <span className="min-w-0 flex-1 text-sm">
        <span className="flex items-baseline justify-between gap-3">
          <span className={`truncate ${read ? "" : "font-semibold"}`}>{name}</span>
          <time dateTime={at} title={at} className="text-muted shrink-0 text-xs">
            {ago(new Date(at), new Date())}
          </time>
        </span>
        <span className="text-muted block">{notificationTitles[kind]}</span>
      </span>
      {read ? null : (
        <span className="bg-accent mt-2 size-2 shrink-0 rounded-full">
          <span className="sr-only">Unread</span>
        </span>
      )}
    </Link>
  );
}
