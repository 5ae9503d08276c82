"use client";

import type { LiveKinds } from "@/lib/browser/live/use-live";
import { useLivePage } from "@/lib/browser/live/use-live-page";

interface KeepLiveProps {
  /** What the page is about. */
  kinds?: LiveKinds;
}

/** Has the server's page made anew when something of these kinds changed; every few seconds where that is not told. */
export function KeepLive({ kinds = ["model", "job"] }: KeepLiveProps) {
  useLivePage(kinds);
  return null;
}
