"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { DialogFrame } from "@/components/ui/dialog";
import SignInDialog from "@/components/wallet/sign-in-dialog";
import { lookout } from "@/lib/browser/review/lookout";
import { browserPorts } from "@/lib/browser/review/ports";
import type { ReviewedPage } from "@/lib/browser/review/preparation";
import { createReviewSession } from "@/lib/browser/review/session";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import { Actions } from "./actions";
import { ReviewBody } from "./review-body";

interface ReviewDialogProps {
  page: ReviewedPage;
  /** The asset's name. */
  name: string;
  openPurchaseId: string | null;
  onClose: () => void;
  /** The server has heard of it too. */
  onLeft: () => void;
}

/** From "prepare" to "It is yours": what is to be signed, read out before and checked after. */
export default function ReviewDialog({
  page,
  name,
  openPurchaseId,
  onClose,
  onLeft,
}: ReviewDialogProps) {
  const [session] = useState(() => createReviewSession(page, browserPorts));
  const state = useSyncExternalStore(session.subscribe, session.get, session.get);
  const wallet = useWallet();
  const [signingIn, setSigningIn] = useState(false);
  // What was open when the dialog came up; the page behind may learn of a newer one meanwhile.
  const [unfinished] = useState(openPurchaseId);

  useEffect(() => {
    void session.begin(unfinished);
  }, [session, unfinished]);

  useEffect(() => lookout(() => void session.look(), document), [session]);

  const close = useCallback(() => {
    void session.leave().finally(onLeft);
    onClose();
  }, [session, onClose, onLeft]);

  const signedIn = (): void => {
    setSigningIn(false);
    void (state.phase === "undelivered" ? session.sendAgain() : session.begin(unfinished));
  };

  return (
    <>
      <DialogFrame
        title="Review transaction"
        description={name}
        width="wide"
        closeOnBackdrop={false}
        onClose={close}
        footer={
          <Actions
            state={state}
            session={session}
            onClose={close}
            onSignIn={() => {
              setSigningIn(true);
            }}
          />
        }
      >
        <ReviewBody
          state={state}
          walletName={wallet.status === "connected" ? wallet.wallet.name : "your wallet"}
        />
      </DialogFrame>
      {signingIn && wallet.status === "connected" ? (
        <SignInDialog
          wallet={wallet.wallet}
          onSignedIn={signedIn}
          onClose={() => {
            setSigningIn(false);
          }}
        />
      ) : null}
    </>
  );
}
