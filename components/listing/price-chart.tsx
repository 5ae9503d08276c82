"use client";

import { lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { ChartPoint } from "@/components/ui/chart";

// Most listings never had another price; their pages need not carry what draws one.
const Chart = lazy(async () => ({ default: (await import("@/components/ui/chart")).Chart }));

/** A listing's price over time. */
export function PriceChart({ points }: { points: readonly ChartPoint[] }) {
  return (
    <Suspense fallback={<Skeleton className="h-72 w-full" />}>
      <Chart
        kind="steps"
        caption="Price"
        unit="SOL"
        along="Seen"
        series={[{ name: "Price", points }]}
      />
    </Suspense>
  );
}
