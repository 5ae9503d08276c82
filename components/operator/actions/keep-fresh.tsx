"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MILLISECONDS = 1_500;

/** While it is on a page that is being looked at, the page is asked for anew every second or two. */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, EVERY_MILLISECONDS);
    return () => {
      clearInterval(timer);
    };
  }, [router]);
  return null;
}
