"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * What the address says to begin with is taken once: it stands in the form from then on. A reload, and the
 * way back to this page, bring what was typed since instead of beginning anew.
 */
export const useOnceFromAddress = (): void => {
  const router = useRouter();
  const page = usePathname();
  useEffect(() => {
    if (window.location.search !== "") router.replace(page, { scroll: false });
  }, [router, page]);
};
