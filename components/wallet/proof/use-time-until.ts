import { useEffect, useState } from "react";
import type { TimeLeft } from "@/lib/browser/review/deadline";

const TICK_IN_MS = 2_000;

/**
 * Counts the life of a text down by this machine's clock; the server's decides. Null before there is
 * one. Both moments are milliseconds since 1970.
 */
export const useTimeUntil = (since: number | null, until: number | null): TimeLeft | null => {
  const [now, setNow] = useState(since ?? 0);

  useEffect(() => {
    if (since === null || until === null) return;
    const look = (): void => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    };
    const timer = setInterval(look, TICK_IN_MS);
    look();
    return () => {
      clearInterval(timer);
    };
  }, [since, until]);

  if (since === null || until === null) return null;
  const rest = Math.max(0, until - Math.max(now, since));
  return { seconds: Math.round(rest / 1_000), share: rest / (until - since), over: rest === 0 };
};
