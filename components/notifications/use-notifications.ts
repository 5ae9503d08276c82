import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/toast";
import { askAnew } from "@/lib/browser/live/ask-anew";
import { isSessionOver, nextAsk } from "@/lib/browser/live/next-ask";
import { useLive } from "@/lib/browser/live/use-live";
import type { NotificationView } from "@/lib/core/notifications";
import { fetchNotifications, markRead } from "./client";

const NOTIFICATIONS = ["notifications"];
/** Where no stream tells of new ones. */
const POLL_MILLIS = 20_000;

export interface NotificationList {
  readonly notifications: readonly NotificationView[];
  readonly unread: number;
  readonly status: "pending" | "error" | "success";
  /** Nothing is told or answered any more until somebody signs in again. */
  readonly isSessionOver: boolean;
  /** Null where everything is shown. */
  readonly showMore: (() => void) | null;
  readonly markAllRead: () => void;
  readonly markRead: (notification: NotificationView) => void;
}

/** This session's notifications: told of new ones, or asking every now and then where that fails. */
export const useNotifications = (): NotificationList => {
  const client = useQueryClient();
  const renew = (): Promise<void> => client.invalidateQueries({ queryKey: NOTIFICATIONS });
  const live = useLive(["notification"], () => askAnew(client, NOTIFICATIONS));
  const { data, error, status, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: NOTIFICATIONS,
    queryFn: ({ pageParam, signal }) => fetchNotifications(pageParam, signal),
    initialPageParam: startsWithNewest(),
    getNextPageParam: ({ next }) => next,
    retry: false,
    refetchInterval: ({ state }) => nextAsk({ error: state.error, live, pollMillis: POLL_MILLIS }),
  });
  const { mutate } = useMutation({
    mutationFn: markRead,
    onError: () => {
      notify({ kind: "error", text: "That was not kept. The notifications are still unread." });
    },
    onSettled: renew,
  });
  const notifications = data?.pages.flatMap((page) => page.notifications) ?? [];
  const [newest] = notifications;
  return {
    notifications,
    unread: data?.pages[0]?.unread ?? 0,
    status,
    isSessionOver: isSessionOver(error),
    showMore: hasNextPage ? () => void fetchNextPage() : null,
    markAllRead: () => {
      if (newest) mutate({ upTo: newest.id });
    },
    markRead: ({ id }) => {
      mutate({ only: id });
    },
  };
};

/** The first page is asked for without a place. */
const startsWithNewest = (): string | null => null;
