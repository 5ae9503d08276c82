"use client";

import { QueryClient, QueryClientProvider, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { askAnew } from "@/lib/browser/live/ask-anew";
import { useLive } from "@/lib/browser/live/use-live";
import { purchaseListSchema, type PurchaseJson } from "@/lib/core/purchase";
import { fetchPurchases, SESSION_ENDED } from "./fetch-purchases";
import { LiveMark } from "./live-mark";
import { PurchaseItem } from "./purchase-item";
import { pollMilliseconds } from "./poll";

const PURCHASES = ["purchases"];

interface PurchaseShelfProps {
  /** As the server knew them when the page was made. */
  initial: PurchaseJson[];
}

/** The shelves, kept up to date: by being told of changes, or by asking where that fails. */
export function PurchaseShelf(props: PurchaseShelfProps) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <LiveShelf {...props} />
    </QueryClientProvider>
  );
}

function LiveShelf({ initial }: PurchaseShelfProps) {
  const client = useQueryClient();
  const live = useLive(["purchase"], () => askAnew(client, PURCHASES));
  const { data, error } = useQuery({
    queryKey: PURCHASES,
    queryFn: fetchPurchases,
    initialData: () => purchaseListSchema.parse({ purchases: initial }).purchases,
    staleTime: 1_000,
    retry: false,
    // Hidden pages are not polled at all: TanStack's default, which focus then catches up on.
    refetchInterval: ({ state }) =>
      pollMilliseconds({ purchases: state.data ?? [], error: state.error, live }),
  });
  return (
    <>
      <LiveMark state={live} />
      {error === null ? null : <Interrupted ended={error.message === SESSION_ENDED} />}
      {data.length === 0 ? (
        <div className="mt-6">
          <EmptyState
            title="Nothing here yet"
            action={
              <ButtonLink href="/" variant="primary">
                Go to the market
              </ButtonLink>
            }
          >
            What you buy appears here, with its receipt, from the moment you press Buy.
          </EmptyState>
        </div>
      ) : (
        <ul aria-label="Purchases" className="border-line mt-4 border-t">
          {data.map((purchase) => (
            <PurchaseItem key={purchase.id} purchase={purchase} />
          ))}
        </ul>
      )}
    </>
  );
}

function Interrupted({ ended }: { ended: boolean }) {
  return (
    <div className="mt-4">
      <Notice tone="check" role="alert">
        {ended
          ? "Your session has ended, so this list stands still. Purchases under way go on by themselves. Sign in again at the top of the page."
          : "This list can't be brought up to date at the moment. Purchases under way go on by themselves; the next try comes in a few seconds."}
      </Notice>
    </div>
  );
}
