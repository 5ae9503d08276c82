"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { LiveKind } from "@/lib/browser/live/live";
import { useLive } from "@/lib/browser/live/use-live";

/** A burst of changes is one new picture of the page. */
const GATHER_MILLISECONDS = 250;
const POLL_MILLISECONDS = 5_000;

interface KeepLiveProps {
  /** What the page is about. */
  kinds?: readonly [LiveKind, LiveKind];
}

/** Has the server's page made anew when something of these kinds changed; every few seconds where that is not told. */
export function KeepLive({ kinds: [one, other] = ["model", "job"] }: KeepLiveProps) {
  const router = useRouter();
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = () => {
    clearTimeout(gathering.current);
    gathering.current = setTimeout(() => {
      router.refresh();
    }, GATHER_MILLISECONDS);
  };
  const live = useLive(one, again);
  useLive(other, again);

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
