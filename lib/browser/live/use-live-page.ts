import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import type { LiveState } from "./live";
import { useLive, type LiveKinds } from "./use-live";
import { usePageTimer } from "./use-page-timer";

const POLL_MILLIS = 5_000;

/** Asks the server for the page anew; ends once that is shown. */
const usePageRefresh = (): (() => Promise<void>) => {
  const router = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const shown = useRef<() => void>(undefined);
  useEffect(() => {
    if (!isRefreshing) shown.current?.();
  });
  return () =>
    new Promise((resolve) => {
      shown.current = resolve;
      startRefresh(() => {
        router.refresh();
      });
    });
};

/**
 * Has the server's page made anew when something of these kinds changed, every few seconds where that is
 * not told, and says how well it hears of that.
 */
export const useLivePage = (kinds: LiveKinds): LiveState => {
  const live = useLive(kinds, usePageRefresh());
  usePageTimer(live === "polling" ? POLL_MILLIS : null);
  return live;
};
