"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { cancelListing } from "@/lib/browser/listings/client";
import { CodedError } from "@/lib/core/errors";

interface DoNotListProps {
  /** REALM's id of what was never signed for. */
  listingId: string;
  name: string;
}

/** The way out for what waits for a signature: nothing is listed, nothing was moved. */
export function DoNotList({ listingId, name }: DoNotListProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="small"
      disabled={pending}
      onClick={() => {
        startTransition(async () => {
          try {
            await cancelListing(listingId);
            notify({ kind: "success", text: `${name} is not listed.` });
          } catch (error) {
            const text =
              error instanceof CodedError ? error.sentence : "It did not work. Reload the page.";
            notify({ kind: "error", text });
          }
          router.refresh();
        });
      }}
    >
      Do not list
    </Button>
  );
}
