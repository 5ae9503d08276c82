import { Notice } from "@/components/ui/notice";
import { evidenceRecord } from "@/lib/browser/review/record";
import type { Deed } from "@/lib/browser/review/preparation";
import type { ReviewState } from "@/lib/browser/review/state";
import { Blank } from "./blank";
import { deedWords } from "./deed-words";
import { Following } from "./following";
import { Headline } from "./headline";
import { Keep } from "./keep";
import { Now } from "./now";
import { Reading } from "./reading";
import { Refused } from "./refused";

interface ReviewBodyProps {
  deed: Deed;
  state: ReviewState;
  walletName: string;
  /** Safe to show. */
  assetName: string;
  appVersion: string;
  /** Why the wallet as it is can't be asked. */
  trouble: string | null;
}

/** The part of the dialog that is read, from top to bottom. */
export function ReviewBody(props: ReviewBodyProps) {
  return (
    <div className="relative flex flex-col gap-5">
      <Headline deed={props.deed} state={props.state} assetName={props.assetName} />
      <Now
        deed={props.deed}
        state={props.state}
        walletName={props.walletName}
        trouble={props.trouble}
      />
      <Phase {...props} />
    </div>
  );
}

/** What stands below the headline, phase by phase. */
function Phase({ deed, state, walletName, appVersion }: ReviewBodyProps) {
  const words = deedWords[deed];
  switch (state.phase) {
    case "preparing":
    case "reviewing":
      return <Blank />;
    case "decided":
    case "rechecking":
    case "asking":
    case "checking":
      return <Reading assessed={state.assessed} appVersion={appVersion} />;
    case "settling":
      return <Reading assessed={state.assessed} appVersion={appVersion} expired />;
    case "expired":
      return (
        <>
          <Notice tone="check" role="alert">
            The transaction expired before it reached the chain. {words.standing[state.standing]}
          </Notice>
          <Reading assessed={state.assessed} appVersion={appVersion} expired />
        </>
      );
    case "declined":
      return (
        <>
          <Notice role="alert">You declined in the wallet. {words.standing[state.standing]}</Notice>
          <Reading assessed={state.assessed} appVersion={appVersion} expired />
        </>
      );
    case "refused": {
      const { assessed, refusal } = state;
      return (
        <>
          <Refused assessed={assessed} refusal={refusal} walletName={walletName} />
          <Keep
            words="Download the evidence"
            file={() => evidenceRecord(assessed, refusal, appVersion)}
          />
          <h3 className="text-sm font-medium">What you had read</h3>
          <Reading assessed={assessed} appVersion={appVersion} expired />
        </>
      );
    }
    case "undelivered":
      return (
        <>
          <Notice tone="check" role="alert">
            {state.trouble.sentence} Your signature is kept here as long as this stays open;{" "}
            {words.keptSignature}
          </Notice>
          <Reading assessed={state.assessed} appVersion={appVersion} />
        </>
      );
    case "following":
      return (
        <Following deed={deed} purchase={state.purchase} added={state.added} lost={state.lost} />
      );
    case "stopped":
      return (
        <Notice tone="stop" role="alert">
          {state.trouble.sentence}
        </Notice>
      );
  }
}
