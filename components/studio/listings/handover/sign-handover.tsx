"use client";

import { Button } from "@/components/ui/button";
import type { OwnListing } from "@/lib/core/listing";
import { useHandoverDesk } from "./handover-desk";

/** The way to what REALM asks a seller to sign. */
export function SignHandover({ listing }: { listing: OwnListing }) {
  const open = useHandoverDesk();
  const { handover } = listing;
  const isUnsigned = handover === null || handover.state === "prepared";
  return (
    <Button
      size="small"
      variant={isUnsigned ? "primary" : "secondary"}
      aria-haspopup="dialog"
      onClick={() => {
        open(listing);
      }}
    >
      {isUnsigned ? "Review and sign" : "See how it stands"}
    </Button>
  );
}
