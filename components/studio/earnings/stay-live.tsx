"use client";

import { LiveMark } from "@/components/library/live-mark";
import { useLivePage } from "@/lib/browser/live/use-live-page";

/** Has the page made anew when something was sold or checked, and says how well it hears of that. */
export function StayLive() {
  return <LiveMark state={useLivePage(["sale"])} />;
}
