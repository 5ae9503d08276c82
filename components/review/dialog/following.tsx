import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import type { Attempt } from "@/lib/browser/review/attempt";
import type { Deed } from "@/lib/browser/review/preparation";
import type { Trouble } from "@/lib/browser/review/trouble";
import { isEnd, noticeSentences, type PurchaseState } from "@/lib/core/purchase";
import { deedWords, type DeedWords } from "./deed-words";
import { WalletAdditions } from "./wallet-additions";

const stepsOf = ({ landed, done }: Pick<DeedWords, "landed" | "done">): readonly StepWords[] => [
  {
    reached: ["signed", "submitted", "paid", "owned"],
    words: "Signed by your wallet, checked and stored",
  },
  { reached: ["submitted", "paid", "owned"], words: "Sent to the cluster" },
  { reached: ["paid", "owned"], words: landed },
  { reached: ["owned"], words: done },
];

interface StepWords {
  readonly reached: readonly PurchaseState[];
  readonly words: string;
}

interface FollowingProps {
  deed: Deed;
  purchase: Attempt;
  added: readonly string[];
  lost: Trouble | null;
}

/** After the signature: what was signed finishes by itself; this only watches. */
export function Following({ deed, purchase, added, lost }: FollowingProps) {
  const deedsWords = deedWords[deed];
  const { state } = purchase;
  if (purchase.notice !== null) {
    return (
      <Notice tone="stop" role="alert">
        {purchase.notice === "CHAIN_DISPUTED"
          ? deedsWords.disputed
          : noticeSentences[purchase.notice]}
      </Notice>
    );
  }
  if (state === "owned") return <WalletAdditions added={added} />;
  if (isEnd(state)) {
    return (
      <Notice tone="stop" role="alert">
        {deedsWords.ends[state]}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <ol className="flex flex-col gap-3">
        {stepsOf(deedsWords).map(({ reached, words }) => (
          <Step key={words} words={words} done={reached.some((one) => one === state)} />
        ))}
      </ol>
      <WalletAdditions added={added} />
      <p className="text-muted text-sm">{deedsWords.goesOn}</p>
      {lost === null ? null : (
        <Notice tone="check">{lost.sentence} What you signed goes on.</Notice>
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
