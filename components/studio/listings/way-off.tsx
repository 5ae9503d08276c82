"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import { cancelListing, takeBack } from "@/lib/browser/listings/client";
import { CodedError } from "@/lib/core/errors";
import type { OwnListing } from "@/lib/core/listing";

interface WayOffProps {
  words: string;
  pendingWords: string;
  act: () => Promise<OwnListing>;
  doneWords: (listing: OwnListing) => string;
}

/** A way off the market for what is not on it yet: acts, says how it went, and shows how it stands then. */
function WayOff({ words, pendingWords, act, doneWords }: WayOffProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <Button
      size="small"
      disabled={pending}
      onClick={() => {
        startTransition(async () => {
          try {
            const listing = await act();
            if (listing.handover?.kind === "cancel") {
              router.push(`/studio/listings?sign=${listing.id}`);
              return;
            }
            notify({ kind: "success", text: doneWords(listing) });
          } catch (error) {
            const text =
              error instanceof CodedError ? error.sentence : "It did not work. Reload the page.";
            notify({ kind: "error", text });
          }
          router.refresh();
        });
      }}
    >
      {pending ? pendingWords : words}
    </Button>
  );
}

const takenBackWords = ({ state }: OwnListing, name: string): string => {
  if (state === "making")
    return `${name} is taken back. If REALM has listed it, it comes off the market as soon as REALM answers.`;
  return state === "cancelling"
    ? `REALM has not answered yet. ${name} comes off the market as soon as it does.`
    : `${name} is not listed.`;
};

/** The way back for what REALM has not answered yet. @param id Ours: REALM has given it none */
export function TakeBack({ id, name }: { id: string; name: string }) {
  return (
    <WayOff
      words="Take it back"
      pendingWords="Taking it back…"
      act={() => takeBack(id)}
      doneWords={(listing) => takenBackWords(listing, name)}
    />
  );
}

/** The way out for what waits for a signature: nothing is listed, nothing was moved. @param listingId REALM's */
export function DoNotList({ listingId, name }: { listingId: string; name: string }) {
  return (
    <WayOff
      words="Do not list"
      pendingWords="Taking it back…"
      act={() => cancelListing(listingId)}
      doneWords={() => `${name} is not listed.`}
    />
  );
}
