import { NeverSentReceipt, TransactionReceipt, VerdictStamp } from "@/components/review";
import { Progress } from "@/components/ui/progress";
import type { ProofGround, ProofReview } from "@/lib/core/wallet-proof";
import { Problems } from "./problems";

const gains: Readonly<Record<ProofGround["deed"], string>> = {
  "sign-in": "You are signed in here for twelve hours. Nothing on the chain.",
  "step-up": "What the text says is done. Nothing on the chain.",
};

/** The transaction that is signed in a text's place, read out before the wallet is asked. */
export default function ProofBody({ proof }: { proof: ProofReview | null }) {
  return (
    <div className="relative flex flex-col gap-5">
      <div role="status" className="flex min-h-28 items-center sm:min-h-16">
        {proof === null ? (
          <Progress label="Reading the transaction" />
        ) : (
          <VerdictStamp verdict={proof.verdict} sentence={sentenceOf(proof)} />
        )}
      </div>
      {proof === null ? null : <Read proof={proof} />}
    </div>
  );
}

const sentenceOf = ({ verdict }: ProofReview): string =>
  verdict === "ok"
    ? "It carries the text below as a memo and nothing else. It moves nothing, costs nothing, and is never sent."
    : "It is not what is signed here. Your wallet was not asked.";

function Read({ proof }: { proof: ProofReview }) {
  const { verdict, problems, review, transaction, text, ground } = proof;
  const { wallet } = ground;
  if (verdict === "block")
    return (
      <>
        <Problems problems={problems} />
        <TransactionReceipt
          review={{ ...review, verdict: "block" }}
          transaction={transaction}
          intent={null}
          wallet={wallet}
          instructionsOpen
        />
      </>
    );
  return (
    <>
      <pre
        role="group"
        aria-label="Text to sign"
        className="bg-wall rounded-sm p-3 font-mono text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap"
      >
        {text}
      </pre>
      <NeverSentReceipt
        review={review}
        transaction={transaction}
        wallet={wallet}
        gain={gains[ground.deed]}
      />
    </>
  );
}
