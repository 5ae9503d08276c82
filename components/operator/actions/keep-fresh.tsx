"use client";

import { usePageTimer } from "@/lib/browser/live/use-page-timer";

/** While it is on a page that is being looked at, the page is asked for anew, every second or two unless told. */
export function KeepFresh({ every = 1_500 }: { /** Milliseconds. */ every?: number }) {
  usePageTimer(every);
  return null;
}
