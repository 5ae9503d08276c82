"use client";

import { useRouter } from "next/navigation";
import { createContext, lazy, Suspense, use, useState, type ReactNode } from "react";
import { Progress } from "@/components/ui/progress";
import type { OwnListing } from "@/lib/core/listing";
import type { Signing } from "./signing";

// Wallets, review engine and dialog together; none of it is fetched before somebody is to sign.
const HandoverFlow = lazy(() => import("./handover-flow"));

const LISTINGS = "/studio/listings";

const Desk = createContext<(listing: OwnListing) => void>(() => undefined);

/** Opens the review of what REALM asks to be signed of a listing. */
export const useHandoverDesk = (): ((listing: OwnListing) => void) => use(Desk);

interface HandoverDeskProps {
  /** Null where this instance is not set up for signatures. */
  signing: Signing | null;
  /** What its seller has come here to sign. */
  asked: OwnListing | null;
  children: ReactNode;
}

/**
 * The place of the review, above the listings: each of its steps changes a listing, and the rows come and
 * go with that, while the review stays.
 */
export function HandoverDesk({ signing, asked, children }: HandoverDeskProps) {
  const router = useRouter();
  const [reviewed, setReviewed] = useState(asked);
  const askedId = asked?.id ?? null;
  const [lastAsked, setLastAsked] = useState(askedId);
  if (askedId !== lastAsked) {
    setLastAsked(askedId);
    if (asked !== null) setReviewed(asked);
  }
  return (
    <Desk value={setReviewed}>
      {children}
      {reviewed !== null && signing !== null ? (
        <Suspense fallback={<Progress label="Opening the review" />}>
          <HandoverFlow
            key={reviewed.id}
            listing={reviewed}
            signing={signing}
            onClose={() => {
              setReviewed(null);
            }}
            onLeft={() => {
              // Who has gone on to another page meanwhile is not called back.
              if (window.location.pathname !== LISTINGS) return;
              router.replace(LISTINGS);
              router.refresh();
            }}
          />
        </Suspense>
      ) : null}
    </Desk>
  );
}
