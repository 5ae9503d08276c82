"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useId, useRef, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { renewLive } from "@/lib/browser/live/page";
import { useNotifications } from "./use-notifications";

const Panel = lazy(() => import("./panel"));

/** The button with the unread count, and the list it unfolds: a sheet at the bottom of a phone. */
export default function Bell() {
  const [client] = useState(() => new QueryClient());
  useEffect(renewLive, []);
  return (
    <QueryClientProvider client={client}>
      <BellWithList />
    </QueryClientProvider>
  );
}

function BellWithList() {
  const panelId = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);
  const list = useNotifications();
  const { unread, isSessionOver } = list;
  const router = useRouter();
  useEffect(() => {
    // The page still says who one was: made anew, it offers to sign in.
    if (isSessionOver) router.refresh();
  }, [isSessionOver, router]);

  return (
    <>
      <button
        type="button"
        popoverTarget={panelId}
        aria-label={unread === 0 ? "Notifications" : `Notifications, ${unread} unread`}
        className="text-muted hover:bg-wall hover:text-ink rounded-control relative grid size-10 shrink-0 place-items-center"
      >
        <Icon name="bell" />
        {unread === 0 ? null : (
          <span
            aria-hidden="true"
            className="bg-accent text-accent-ink absolute top-0.5 right-0 grid h-4 min-w-4 place-items-center rounded-full px-1 text-[0.6875rem] leading-none font-semibold tabular-nums"
          >
            {unread > 99 ? "99+" : unread}
          </span>
        )}
      </button>
      <div
        ref={panel}
        id={panelId}
        popover="auto"
        role="group"
        aria-label="Notifications"
        onToggle={(event) => {
          setOpened(event.newState === "open");
        }}
        className="border-line bg-card text-ink rounded-t-card sm:rounded-card fixed inset-x-0 top-auto bottom-0 m-0 max-h-[85dvh] w-full max-w-none overflow-y-auto overscroll-contain border p-0 sm:inset-auto sm:top-16 sm:right-[max(1rem,calc((100vw-80rem)/2+1.5rem))] sm:max-h-[min(36rem,calc(100dvh-6rem))] sm:w-96"
      >
        {opened ? (
          <Suspense>
            <Panel
              list={list}
              onLeave={() => {
                panel.current?.hidePopover();
              }}
            />
          </Suspense>
        ) : null}
      </div>
    </>
  );
}
