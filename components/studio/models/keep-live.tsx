"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLive } from "@/lib/browser/live/use-live";

/** A burst of changes is one new picture of the page. */
const GATHER_MILLISECONDS = 250;
const POLL_MILLISECONDS = 5_000;

/** Has the server's page made anew when a model or a job changed; every few seconds where that is not told. */
export function KeepLive() {
  const router = useRouter();
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = () => {
    clearTimeout(gathering.current);
    gathering.current = setTimeout(() => {
      router.refresh();
    }, GATHER_MILLISECONDS);
  };
  const live = useLive("model", again);
  useLive("job", again);

  useEffect(
    () => () => {
      clearTimeout(gathering.current);
    },
    [],
  );
  useEffect(() => {
    if (live !== "polling") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, POLL_MILLISECONDS);
    return () => {
      clearInterval(timer);
    };
  }, [live, router]);
  return null;
}
