"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { LiveMark } from "@/components/library/live-mark";
import { useLive } from "@/lib/browser/live/use-live";

const POLL_MILLIS = 5_000;

/** Has the page made anew when something was sold or checked, and says how well it hears of that. */
export function StayLive() {
  const router = useRouter();
  const live = useLive("sale", () => {
    router.refresh();
  });
  useEffect(() => {
    if (live !== "polling") return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, POLL_MILLIS);
    return () => {
      clearInterval(timer);
    };
  }, [live, router]);
  return <LiveMark state={live} />;
}
