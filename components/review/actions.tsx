import { useCallback } from "react";
import { Button } from "@/components/ui/button";
import type { ReviewSession } from "@/lib/browser/review/session";
import { isEnd, type PurchaseState } from "@/lib/core/purchase";
import { maySign, type ReviewState } from "@/lib/browser/review/state";
import { useTimeLeft } from "@/lib/browser/review/use-time-left";
import { Acknowledgement } from "./acknowledgement";
import { Countdown } from "./countdown";
import { repairable } from "./repairable";

interface ActionsProps {
  state: ReviewState;
  session: ReviewSession;
  onClose: () => void;
  onSignIn: () => void;
}

/** The buttons, always in reach, and the time there is to press them. */
export function Actions({ state, session, onClose, onSignIn }: ActionsProps) {
  const again = (
    <Button variant="primary" onClick={() => void session.prepareAgain()}>
      Prepare again
    </Button>
  );
  switch (state.phase) {
    case "decided":
      return (
        <Decision
          key={state.assessed.review.messageHash}
          state={state}
          session={session}
          onClose={onClose}
        />
      );
    case "preparing":
    case "reviewing":
    case "asking":
    case "settling":
      return <Row close={<CloseButton words="Cancel" onClose={onClose} />} />;
    case "expired":
    case "declined":
    case "refused":
      return <Row close={<CloseButton words="Close" onClose={onClose} />}>{again}</Row>;
    case "undelivered":
      return (
        <Row close={<CloseButton words="Cancel" onClose={onClose} />}>
          {state.trouble.next === "sign-in" ? (
            <Button variant="primary" onClick={onSignIn}>
              Sign in
            </Button>
          ) : (
            <Button variant="primary" onClick={() => void session.sendAgain()}>
              Send again
            </Button>
          )}
        </Row>
      );
    case "stopped":
      return (
        <Row close={<CloseButton words="Close" onClose={onClose} />}>
          {state.trouble.next === "sign-in" ? (
            <Button variant="primary" onClick={onSignIn}>
              Sign in
            </Button>
          ) : null}
          {state.trouble.next === "prepare-again" ? again : null}
        </Row>
      );
    case "following":
      return (
        <Row close={<CloseButton words="Close" onClose={onClose} />}>
          {mayBuyAgain(state.purchase.state) ? again : null}
        </Row>
      );
    case "checking":
      return <Row close={<CloseButton words="Close" onClose={onClose} />} />;
  }
}

/** An end other than owning: a fresh transaction is another attempt, not a second payment. */
const mayBuyAgain = (state: PurchaseState): boolean => isEnd(state) && state !== "owned";

type Decided = Extract<ReviewState, { phase: "decided" }>;

function Decision({
  state,
  session,
  onClose,
}: {
  state: Decided;
  session: ReviewSession;
  onClose: () => void;
}) {
  const { review, preparation } = state.assessed;
  const blocked = review.verdict === "block";
  const expire = useCallback(() => void session.expire(), [session]);
  const left = useTimeLeft(preparation.lastValidBlockHeight, !blocked, expire);

  if (blocked) {
    return (
      <Row close={<CloseButton words="Cancel" onClose={onClose} />}>
        {repairable(review.findings) ? (
          <Button onClick={() => void session.prepareAgain()}>Prepare again</Button>
        ) : null}
      </Row>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Countdown left={left} />
      {review.verdict === "warn" ? (
        <Acknowledgement
          read={state.acknowledged === review.messageHash}
          onRead={session.acknowledge}
        />
      ) : null}
      <Row close={<CloseButton words="Cancel" onClose={onClose} />}>
        <Button variant="primary" disabled={!maySign(state)} onClick={() => void session.sign()}>
          Sign in wallet
        </Button>
      </Row>
    </div>
  );
}

function Row({ close, children }: { close: React.ReactNode; children?: React.ReactNode }) {
  return (
    <div className="flex gap-2 *:flex-1 sm:justify-end sm:*:flex-none">
      {close}
      {children}
    </div>
  );
}

function CloseButton({ words, onClose }: { words: "Cancel" | "Close"; onClose: () => void }) {
  return <Button onClick={onClose}>{words}</Button>;
}
