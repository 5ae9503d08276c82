import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { Trouble } from "@/lib/browser/review/trouble";
import {
  endStateSentences,
  isEnd,
  noticeSentences,
  type PurchaseState,
  type PurchaseView,
} from "@/lib/core/purchase";

const steps = [
  {
    reached: ["signed", "submitted", "paid", "owned"],
    words: "Signed by your wallet, checked and stored",
  },
  { reached: ["submitted", "paid", "owned"], words: "Sent to the cluster" },
  { reached: ["paid", "owned"], words: "Paid, and checked on the chain" },
  { reached: ["owned"], words: "Yours at REALM" },
] as const satisfies readonly { reached: readonly PurchaseState[]; words: string }[];

/** After the signature: the purchase finishes by itself; this only watches. */
export function Following({ purchase, lost }: { purchase: PurchaseView; lost: Trouble | null }) {
  const { state } = purchase;
  if (state === "owned") return <Owned purchase={purchase} />;
  if (purchase.notice !== null) {
    return (
      <Notice tone="stop" role="alert">
        {noticeSentences[purchase.notice]}
      </Notice>
    );
  }
  if (isEnd(state)) {
    return (
      <Notice tone="stop" role="alert">
        {endStateSentences[state]}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <Progress label="Your purchase is on its way" />
      <ol className="flex flex-col gap-3">
        {steps.map(({ reached, words }) => {
          const done = reached.some((one) => one === state);
          return (
            <li
              key={words}
              className={`flex items-center gap-3 text-sm ${done ? "" : "text-muted"}`}
            >
              <Icon
                name={done ? "check" : "clock"}
                className={`size-4.5 ${done ? "text-safe" : ""}`}
              />
              {words}
              <span className="sr-only">{done ? "(done)" : "(to come)"}</span>
            </li>
          );
        })}
      </ol>
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

function Owned({ purchase }: { purchase: PurchaseView }) {
  return (
    <div className="flex flex-col items-center gap-4 py-8 text-center">
      <span className="text-safe border-safe grid size-16 -rotate-6 place-items-center rounded-full border-2 outline-1 outline-offset-3 outline-current">
        <Icon name="check" className="size-8" />
      </span>
      <div role="status">
        <h3 className="text-xl">It is yours</h3>
        <p className="text-muted mt-2 text-sm">
          {purchase.asset.name} is paid, checked on the chain and in your library.
        </p>
      </div>
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        <ButtonLink variant="primary" href={`/library/${purchase.id}`}>
          Receipt
        </ButtonLink>
        <ButtonLink href="/library">Go to your library</ButtonLink>
      </div>
    </div>
  );
}
