import { TransactionReceipt } from "./receipt";
import { Following } from "./following";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { WalletWindow } from "@/components/wallet/wallet-window";
import type { ReviewState } from "@/lib/browser/review/state";
import { Blank } from "./blank";
import { Findings } from "./findings";
import { refusalWords } from "./refusal-words";
import { standingWords } from "./standing-words";

/** The part of the dialog that is read, phase by phase. */
export function ReviewBody({ state, walletName }: { state: ReviewState; walletName: string }) {
  switch (state.phase) {
    case "preparing":
      return <Blank label="REALM is preparing the transaction" />;
    case "reviewing":
      return <Blank label="Reading the transaction and trying it on the cluster" />;
    case "decided":
      return <TransactionReceipt assessed={state.assessed} standing={state.standing} />;
    case "asking":
      return (
        <TransactionReceipt assessed={state.assessed}>
          <WalletWindow name={walletName} />
        </TransactionReceipt>
      );
    case "checking":
      return (
        <TransactionReceipt assessed={state.assessed}>
          <Progress label="Comparing what was signed with what you read, then sending it" />
        </TransactionReceipt>
      );
    case "settling":
      return (
        <TransactionReceipt assessed={state.assessed} expired>
          <Progress label="Asking how the purchase stands" />
        </TransactionReceipt>
      );
    case "expired":
      return (
        <TransactionReceipt assessed={state.assessed} expired>
          <Notice tone="check" role="alert">
            The transaction expired before it could be sent. {standingWords[state.standing]}
          </Notice>
        </TransactionReceipt>
      );
    case "declined":
      return (
        <TransactionReceipt assessed={state.assessed} expired>
          <Notice role="alert">You declined in the wallet. {standingWords[state.standing]}</Notice>
        </TransactionReceipt>
      );
    case "refused":
      return (
        <div className="flex flex-col gap-5">
          <Notice tone="stop" role="alert">
            {refusalWords(state.findings, walletName)} {standingWords[state.standing]}
          </Notice>
          <Findings findings={state.findings} />
          <TransactionReceipt assessed={state.assessed} expired />
        </div>
      );
    case "undelivered":
      return (
        <TransactionReceipt assessed={state.assessed}>
          <Notice tone="check" role="alert">
            {state.trouble.sentence} Your signature is kept here as long as this stays open; sending
            it again cannot pay twice.
          </Notice>
        </TransactionReceipt>
      );
    case "following":
      return <Following purchase={state.purchase} lost={state.lost} />;
    case "stopped":
      return (
        <Notice tone="stop" role="alert">
          {state.trouble.sentence}
        </Notice>
      );
  }
}
