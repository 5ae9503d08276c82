"use client";

import ReviewDialog from "@/components/review/dialog/review-dialog";
import { SigningFlow } from "@/components/review/flow/signing-flow";
import { handoverPage } from "@/lib/browser/review/preparation";
import type { OwnListing } from "@/lib/core/listing";
import type { Signing } from "./signing";

interface HandoverFlowProps {
  listing: OwnListing;
  signing: Signing;
  onClose: () => void;
  /** After `onClose`: the server knows how it ended. */
  onLeft: () => void;
}

/** The way from "Review and sign" to a listing that is for sale, or off the market. */
export default function HandoverFlow({ listing, signing, onClose, onLeft }: HandoverFlowProps) {
  const { policy, wallet, crossCheck, appVersion } = signing;
  const kind = listing.handover?.kind ?? (listing.state === "signing" ? "list" : "cancel");
  return (
    <SigningFlow
      cluster={policy.cluster}
      session={{ wallet }}
      onClose={onClose}
      review={(seller) => (
        <ReviewDialog
          page={handoverPage(kind, seller, listing, policy)}
          name={listing.assetName}
          openPurchaseId={null}
          crossCheck={crossCheck}
          appVersion={appVersion}
          onClose={onClose}
          onLeft={onLeft}
        />
      )}
    />
  );
}
