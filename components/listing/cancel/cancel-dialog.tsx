"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogFrame } from "@/components/ui/dialog";
import { Problem } from "@/components/ui/problem";
import { notify } from "@/components/ui/toast";
import { cancelListing } from "@/lib/browser/listings/client";
import { CodedError } from "@/lib/core/errors";
import type { OwnListing } from "@/lib/core/listing";

interface CancelDialogProps {
  listingId: string;
  name: string;
  onClose: () => void;
}

const doneWords = ({ state }: OwnListing, name: string): string =>
  state === "cancelling"
    ? `REALM has not answered yet. ${name} comes off the market as soon as it does.`
    : `${name} is off the market.`;

const problemOf = (error: unknown): ReactNode => {
  if (!(error instanceof CodedError))
    return "Something went wrong in this page. Reload it to see how the listing stands.";
  if (error.code !== "CREDENTIAL_REQUIRED" && error.code !== "CREDENTIAL_REFUSED")
    return error.sentence;
  return (
    <>
      {error.sentence}{" "}
      <Link href="/account" className="underline underline-offset-4">
        Go to your account
      </Link>
    </>
  );
};

/** Asks whether a listing shall go, says how that went, and has the page show how it stands then. */
export default function CancelDialog({ listingId, name, onClose }: CancelDialogProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<ReactNode>(null);
  const [pending, startTransition] = useTransition();

  const cancel = () => {
    startTransition(async () => {
      setProblem(null);
      try {
        const listing = await cancelListing(listingId);
        onClose();
        if (listing.handover?.kind === "cancel") {
          router.push(`/studio/listings?sign=${listing.id}`);
          return;
        }
        notify({ kind: "success", text: doneWords(listing, name) });
      } catch (error) {
        setProblem(problemOf(error));
      }
      router.refresh();
    });
  };

  return (
    <DialogFrame
      title={`Take ${name} off the market?`}
      onClose={onClose}
      footer={
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Keep it listed</Button>
          <Button variant="danger" disabled={pending} onClick={cancel}>
            {pending ? "Cancelling…" : "Take it off the market"}
          </Button>
        </div>
      }
    >
      <ul className="grid list-disc gap-2 pl-5 text-sm">
        <li>Nobody can buy it any more. You can list it again at any time.</li>
        <li>If somebody has paid for it by then, it stays sold and you are paid.</li>
      </ul>
      <Problem said={problem} apart />
    </DialogFrame>
  );
}
