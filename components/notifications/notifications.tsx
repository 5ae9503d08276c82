"use client";

import { lazy, Suspense } from "react";
import { Icon } from "@/components/ui/icon";
import type { Address } from "@/lib/core/solana";

const Bell = lazy(() => import("./bell"));

/** For who is signed in. What it needs is loaded apart, so that the page is there first. */
export function Notifications({ wallet }: { wallet: Address }) {
  return (
    <Suspense
      fallback={
        <span className="text-muted grid size-10 shrink-0 place-items-center">
          <Icon name="bell" />
        </span>
      }
    >
      {/* Another wallet's list must not show for a moment. */}
      <Bell key={wallet} />
    </Suspense>
  );
}
