import { Button } from "@/components/ui/button";
import type { ReviewSession } from "@/lib/browser/review/session";
import type { ReviewState } from "@/lib/browser/review/state";
import type { Trouble } from "@/lib/browser/review/trouble";
import type { Attempt } from "@/lib/browser/review/attempt";
import { isEnd } from "@/lib/core/purchase";
import { CloseButton, Row } from "./buttons";
import { Decision } from "./decision";

interface ActionsProps {
  state: ReviewState;
  session: ReviewSession;
  /** Whether the wallet as it is can be asked. */
  mayAsk: boolean;
  onClose: () => void;
  onSignIn: () => void;
}

/** The buttons, always in reach, and the time there is to press them. */
export function Actions({ state, session, mayAsk, onClose, onSignIn }: ActionsProps) {
  const again = (
    <Button variant="primary" onClick={() => void session.prepareAgain()}>
      Prepare again
    </Button>
  );
  const signIn = (
    <Button variant="primary" onClick={onSignIn}>
      Sign in
    </Button>
  );
  switch (state.phase) {
    case "decided":
    case "rechecking":
      return (
        <Decision
          key={state.assessed.review.messageHash}
          state={state}
          session={session}
          mayAsk={mayAsk}
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
          {needsSession(state.trouble) ? (
            signIn
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
          {needsSession(state.trouble) ? signIn : null}
          {state.trouble.next === "prepare-again" ? again : null}
        </Row>
      );
    case "following":
      return (
        <Row close={<CloseButton words="Close" onClose={onClose} />}>
          {mayBuyAgain(state.purchase) ? again : null}
        </Row>
      );
    case "checking":
      return <Row close={<CloseButton words="Close" onClose={onClose} />} />;
  }
}

const needsSession = ({ next }: Trouble): boolean => next === "sign-in";

/**
 * An end other than owning: a fresh transaction is another attempt, not a second payment. Not where
 * the payment is on the chain all the same: buying again would pay twice.
 */
const mayBuyAgain = ({ state, notice }: Attempt): boolean =>
  isEnd(state) && state !== "owned" && notice === null;
