import { useCallback } from "react";
import { Button } from "@/components/ui/button";
import type { ReviewSession } from "@/lib/browser/review/session";
import { maySign, type ReviewState } from "@/lib/browser/review/state";
import { useTimeLeft } from "@/lib/browser/review/use-time-left";
import { Acknowledgement } from "./acknowledgement";
import { CloseButton, Row } from "./buttons";
import { Countdown } from "./countdown";
import { repairable } from "./repairable";

interface DecisionProps {
  state: Extract<ReviewState, { phase: "decided" | "rechecking" }>;
  session: ReviewSession;
  /** Whether the wallet as it is can be asked. */
  mayAsk: boolean;
  onClose: () => void;
}

/** To sign or not, while there is time; nothing to sign with where the verdict blocks. */
export function Decision({ state, session, mayAsk, onClose }: DecisionProps) {
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
        <Button
          variant="primary"
          // Not disabled while it is looked at again: a keyboard's place would be lost.
          disabled={!mayAsk || (state.phase === "decided" && !maySign(state))}
          aria-busy={state.phase === "rechecking"}
          onClick={() => void session.sign()}
        >
          Sign in wallet
        </Button>
      </Row>
    </div>
  );
}
