"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** While it is on a page that is being looked at, the page is asked for anew, every second or two unless told. */
export function KeepFresh({ every = 1_500 }: { /** Milliseconds. */ every?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, every);
    return () => {
      clearInterval(timer);
    };
  }, [router, every]);
  return null;
}
