import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { InspectionState } from "@/lib/browser/inspect/state";
import { LandedView } from "./landed-view";
import { wordsFor } from "./problem-words";
import { Reviewed } from "./reviewed";
import { SecretWarning } from "./secret-warning";
import { Teaching } from "./teaching";

/** The answer, phase by phase. */
export function Result({ state, onAgain }: { state: InspectionState; onAgain: () => void }) {
  switch (state.phase) {
    case "empty":
      return <Teaching />;
    case "secret":
      return <SecretWarning secret={state.secret} />;
    case "problem":
      return (
        <Notice tone="check" role="alert">
          {wordsFor(state.problem)}
        </Notice>
      );
    case "reviewed":
      return <Reviewed subject={state.subject} review={state.review} cluster={state.cluster} />;
    case "fetching":
      return <Progress label="Asking the cluster for the transaction with this signature" />;
    case "landed":
      return <LandedView landed={state.landed} wallet={state.wallet} />;
    case "missing":
      return (
        <Notice tone="check" role="alert">
          <p>
            This cluster knows no transaction with this signature. It may be on another cluster, too
            old for this node, or not confirmed yet.
          </p>
          <p className="mt-2 font-mono text-xs break-all">{state.signature}</p>
        </Notice>
      );
    case "unreachable":
      return (
        <Notice tone="stop" role="alert">
          <p>{state.sentence}</p>
          <Button size="small" className="mt-3" onClick={onAgain}>
            Ask again
          </Button>
        </Notice>
      );
  }
}
