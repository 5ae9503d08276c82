"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";

// What calls the server comes with the question only: a listing's page carries none of it.
const CancelDialog = lazy(() => import("./cancel-dialog"));

interface CancelListingProps {
  /** REALM's id. */
  listingId: string;
  name: string;
  size?: "small" | "large";
}

/** The seller's way off the market, asked once more before it is gone. */
export function CancelListing({ listingId, name, size = "small" }: CancelListingProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant={size === "large" ? "danger" : "secondary"}
        size={size}
        aria-haspopup="dialog"
        className={size === "large" ? "w-full" : ""}
        onClick={() => {
          setAsking(true);
        }}
      >
        Cancel listing
      </Button>
      {asking ? (
        <Suspense>
          <CancelDialog
            listingId={listingId}
            name={name}
            onClose={() => {
              setAsking(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
