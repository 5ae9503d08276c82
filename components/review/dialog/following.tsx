import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { Trouble } from "@/lib/browser/review/trouble";
import {
  endStateSentences,
  isEnd,
  noticeSentences,
  type PurchaseState,
  type PurchaseView,
} from "@/lib/core/purchase";
import { WalletAdditions } from "./wallet-additions";

const steps = [
  {
    reached: ["signed", "submitted", "paid", "owned"],
    words: "Signed by your wallet, checked and stored",
  },
  { reached: ["submitted", "paid", "owned"], words: "Sent to the cluster" },
  { reached: ["paid", "owned"], words: "Paid, and checked on the chain" },
  { reached: ["owned"], words: "Yours at REALM" },
] as const satisfies readonly { reached: readonly PurchaseState[]; words: string }[];

interface FollowingProps {
  purchase: PurchaseView;
  added: readonly string[];
  lost: Trouble | null;
}

/** After the signature: the purchase finishes by itself; this only watches. */
export function Following({ purchase, added, lost }: FollowingProps) {
  const { state } = purchase;
  if (purchase.notice !== null) {
    return (
      <Notice tone="stop" role="alert">
        {noticeSentences[purchase.notice]}
      </Notice>
    );
  }
  if (state === "owned") return <WalletAdditions added={added} />;
  if (isEnd(state)) {
    return (
      <Notice tone="stop" role="alert">
        {endStateSentences[state]}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <ol className="flex flex-col gap-3">
        {steps.map(({ reached, words }) => (
          <Step key={words} words={words} done={reached.some((one) => one === state)} />
        ))}
      </ol>
      <WalletAdditions added={added} />
      <p className="text-muted text-sm">
        You can close this; the purchase goes on and stands in your library. It cannot be paid
        twice.
      </p>
      {lost === null ? null : (
        <Notice tone="check">{lost.sentence} The purchase itself goes on.</Notice>
      )}
    </div>
  );
}

function Step({ words, done }: { words: string; done: boolean }) {
  return (
    <li className={`flex items-center gap-3 text-sm ${done ? "" : "text-muted"}`}>
      <Icon name={done ? "check" : "clock"} className={`size-4.5 ${done ? "text-safe" : ""}`} />
      {words}
      <span className="sr-only">{done ? "(done)" : "(to come)"}</span>
    </li>
  );
}
