import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Asks the server for the page anew time and again, while it is being looked at.
 * @param everyMillis from one time to the next; null: not at all
 */
export const usePageTimer = (everyMillis: number | null): void => {
  const router = useRouter();
  useEffect(() => {
    if (everyMillis === null) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMillis);
    return () => {
      clearInterval(timer);
    };
  }, [everyMillis, router]);
};
