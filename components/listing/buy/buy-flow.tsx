"use client";

import ReviewDialog from "@/components/review/dialog/review-dialog";
import { SigningFlow } from "@/components/review/flow/signing-flow";
import { purchasePage } from "@/lib/browser/review/preparation";
import type { BuyPanelProps } from "./buy-panel";

interface BuyFlowProps extends BuyPanelProps {
  appVersion: string;
  onClose: () => void;
  /** After `onClose`: the server knows how it ended. */
  onLeft: () => void;
}

/** The way from Buy to "It is yours". */
export default function BuyFlow(props: BuyFlowProps) {
  const { listing, policy, session, openPurchaseId, crossCheck, appVersion } = props;
  const { onClose, onLeft } = props;
  const { licenceMint, ...agreed } = listing;
  return (
    <SigningFlow
      cluster={policy.cluster}
      session={session}
      onClose={onClose}
      review={(buyer) => (
        <ReviewDialog
          page={purchasePage(buyer, { ...agreed, licenceMint: licenceMint ?? undefined }, policy)}
          name={listing.name}
          openPurchaseId={openPurchaseId}
          crossCheck={crossCheck}
          appVersion={appVersion}
          onClose={onClose}
          onLeft={onLeft}
        />
      )}
    />
  );
}
