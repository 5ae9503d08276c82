"use client";

import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { DialogFrame } from "@/components/ui/dialog";
import SignInDialog from "@/components/wallet/sign-in-dialog";
import type { CrossCheck } from "@/lib/browser/chain/cross-check";
import { lookout } from "@/lib/browser/review/lookout";
import { browserPorts } from "@/lib/browser/review/ports";
import type { ReviewedPage } from "@/lib/browser/review/preparation";
import { createReviewSession } from "@/lib/browser/review/session";
import { walletTrouble } from "@/lib/browser/review/wallet-trouble";
import { useWallet } from "@/lib/browser/wallet/use-wallet";
import { visibleText } from "@/lib/core/text";
import { Actions } from "./actions";
import { ReviewBody } from "./review-body";

interface ReviewDialogProps {
  page: ReviewedPage;
  /** The asset's name, as its maker wrote it. */
  name: string;
  /** An unfinished attempt to go on with. */
  openPurchaseId: string | null;
  /** Where the cluster's word is compared with another's; null with one endpoint. */
  crossCheck: CrossCheck | null;
  /** Stands in the records a person keeps. */
  appVersion: string;
  onClose: () => void;
  /** The server has heard of it too. */
  onLeft: () => void;
}

/** From "prepare" to "It is yours": what is to be signed, read out before and checked after. */
export default function ReviewDialog({
  page,
  name,
  openPurchaseId,
  crossCheck,
  appVersion,
  onClose,
  onLeft,
}: ReviewDialogProps) {
  const [session] = useState(() => createReviewSession(page, browserPorts(crossCheck, page.deed)));
  const state = useSyncExternalStore(session.subscribe, session.get, session.get);
  const connection = useWallet();
  const [signingIn, setSigningIn] = useState(false);
  // What was open when the dialog came up; the page behind may learn of a newer one meanwhile.
  const [unfinished] = useState(openPurchaseId);
  const wallet = connection.status === "connected" ? connection.wallet : null;
  const trouble = walletTrouble(page, wallet);
  const assetName = visibleText(name);

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
        description={<bdi className="wrap-anywhere">{assetName}</bdi>}
        width="wide"
        height="full"
        closeOnBackdrop={false}
        onClose={close}
        footer={
          <Actions
            state={state}
            session={session}
            mayAsk={trouble === null}
            onClose={close}
            onSignIn={() => {
              setSigningIn(true);
            }}
          />
        }
      >
        <ReviewBody
          deed={page.deed}
          state={state}
          walletName={wallet?.name ?? "your wallet"}
          assetName={assetName}
          appVersion={appVersion}
          trouble={trouble}
        />
      </DialogFrame>
      {signingIn && wallet !== null ? (
        <SignInDialog
          wallet={wallet}
          onSignedIn={signedIn}
          onClose={() => {
            setSigningIn(false);
          }}
        />
      ) : null}
    </>
  );
}
