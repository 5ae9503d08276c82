import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { WalletWindow } from "@/components/wallet/wallet-window";
import type { Deed } from "@/lib/browser/review/preparation";
import type { ReviewState } from "@/lib/browser/review/state";
import { SinceNotice } from "../difference/since-notice";
import { namesIn } from "../names";
import { deedWords } from "./deed-words";
import { WalletAdditions } from "./wallet-additions";

interface NowProps {
  deed: Deed;
  state: ReviewState;
  walletName: string;
  /** Why the wallet as it is can't be asked. */
  trouble: string | null;
}

/** What is going on just now beside the verdict. A live region that stays, as the headline does. */
export function Now(props: NowProps) {
  return (
    <div aria-live="polite" className="flex flex-col gap-3 empty:absolute">
      <Words {...props} />
    </div>
  );
}

function Words({ deed, state, walletName, trouble }: NowProps) {
  switch (state.phase) {
    case "decided": {
      const { since, review, preparation } = state.assessed;
      const { intent } = preparation;
      return (
        <>
          {trouble === null || review.verdict === "block" ? null : (
            <Notice tone="check">{trouble}</Notice>
          )}
          {since === null ? null : (
            <SinceNotice since={since} names={namesIn(review, intent, intent.wallet)} />
          )}
        </>
      );
    }
    case "rechecking":
      return (
        <Progress label="You read this a while ago: looking at it once more before your wallet opens" />
      );
    case "asking":
      return <WalletWindow name={walletName} />;
    case "checking":
      return (
        <>
          <Progress label="Comparing what was signed with what you read, then sending it" />
          <WalletAdditions added={state.added} />
        </>
      );
    case "settling":
      return <Progress label={deedWords[deed].settling} />;
    case "preparing":
    case "reviewing":
    case "expired":
    case "declined":
    case "refused":
    case "undelivered":
    case "following":
    case "stopped":
      return null;
  }
}
