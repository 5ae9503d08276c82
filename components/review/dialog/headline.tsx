import { Progress } from "@/components/ui/progress";
import type { Deed } from "@/lib/browser/review/preparation";
import type { Standing } from "@/lib/browser/review/settle";
import type { Assessed, ReviewState } from "@/lib/browser/review/state";
import { isEnd } from "@/lib/core/purchase";
import { VerdictStamp } from "../receipt/verdict-stamp";
import { deedWords } from "./deed-words";
import { Done } from "./done";
import { verdictSentence } from "./verdict-sentence";

interface HeadlineProps {
  deed: Deed;
  state: ReviewState;
  assetName: string;
}

/**
 * What stands first: progress, then the verdict. One live region from opening to closing, since one
 * that arrives together with its words is not announced, and one that stays is announced once.
 */
export function Headline({ deed, state, assetName }: HeadlineProps) {
  return (
    <div role="status" className="empty:absolute">
      <Words deed={deed} state={state} assetName={assetName} />
    </div>
  );
}

function Words({ deed, state, assetName }: HeadlineProps) {
  switch (state.phase) {
    case "preparing":
      return <Working label="REALM is preparing the transaction" />;
    case "reviewing":
      return <Working label="Reading the transaction and trying it on the cluster" />;
    case "decided":
      return <Verdict assessed={state.assessed} standing={state.standing} assetName={assetName} />;
    case "rechecking":
    case "asking":
    case "checking":
    case "undelivered":
      return <Verdict assessed={state.assessed} standing={null} assetName={assetName} />;
    case "following": {
      const { purchase } = state;
      if (purchase.state === "owned") return <Done deed={deed} attempt={purchase} />;
      if (purchase.notice !== null || isEnd(purchase.state)) return null;
      return <Progress label={deedWords[deed].onItsWay} />;
    }
    case "settling":
    case "expired":
    case "declined":
    case "refused":
    case "stopped":
      return null;
  }
}

/** In the place that the stamp will take. */
function Working({ label }: { label: string }) {
  return (
    <div className="flex min-h-28 items-center sm:min-h-16">
      <Progress label={label} />
    </div>
  );
}

interface VerdictProps {
  assessed: Assessed;
  standing: Standing | null;
  assetName: string;
}

function Verdict({ assessed, standing, assetName }: VerdictProps) {
  const { review, preparation } = assessed;
  const { intent } = preparation;
  return (
    <div className="flex min-h-28 items-center sm:min-h-16">
      <VerdictStamp
        verdict={review.verdict}
        sentence={verdictSentence({ review, intent, assetName, standing })}
      />
    </div>
  );
}
