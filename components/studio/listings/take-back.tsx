"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { takeBack } from "@/lib/browser/listings/client";
import { CodedError } from "@/lib/core/errors";
import type { OwnListing } from "@/lib/core/listing";

interface TakeBackProps {
  /** Ours: REALM has given it none yet. */
  id: string;
  name: string;
}

const doneWords = ({ state }: OwnListing, name: string): string => {
  if (state === "making")
    return `${name} is taken back. If REALM has listed it, it comes off the market as soon as REALM answers.`;
  return state === "cancelling"
    ? `REALM has not answered yet. ${name} comes off the market as soon as it does.`
    : `${name} is not listed.`;
};

/** The way back for what REALM has not answered yet. */
export function TakeBack({ id, name }: TakeBackProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="small"
      disabled={pending}
      onClick={() => {
        startTransition(async () => {
          try {
            const listing = await takeBack(id);
            if (listing.handover?.kind === "cancel") {
              router.push(`/studio/listings?sign=${listing.id}`);
              return;
            }
            notify({ kind: "success", text: doneWords(listing, name) });
          } catch (error) {
            const text =
              error instanceof CodedError ? error.sentence : "It did not work. Reload the page.";
            notify({ kind: "error", text });
          }
          router.refresh();
        });
      }}
    >
      {pending ? "Taking it back…" : "Take it back"}
    </Button>
  );
}
