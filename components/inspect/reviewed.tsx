import { useId } from "react";
import { TransactionReceipt, VerdictStamp } from "@/components/review";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import type { ClusterPart, Subject } from "@/lib/browser/inspect/state";
import type { Review } from "@/lib/core/review";
import { verdictSentence } from "./verdict-sentence";

interface ReviewedProps {
  subject: Subject;
  review: Review;
  cluster: ClusterPart;
}

/**
 * The review as a receipt. Until the cluster has answered there is no verdict but "Do not sign": the
 * rules that need no cluster have decided that already, and nothing it says can take it back.
 */
export function Reviewed({ subject, review, cluster }: ReviewedProps) {
  const heading = useId();
  const isDecided = cluster !== "asked" || review.verdict === "block";
  return (
    <section aria-labelledby={heading} className="max-w-[44rem] flex flex-col gap-5">
      <h2 id={heading} className="sr-only">
        Review
      </h2>
      <div className="flex min-h-12 flex-col justify-center gap-3">
        <div role="status">
          {isDecided ? (
            <VerdictStamp verdict={review.verdict} sentence={verdictSentence(review, cluster)} />
          ) : null}
        </div>
        {cluster === "asked" ? <Progress label="Trying it out on the cluster" /> : null}
      </div>
      {subject.form === "message" ? <MissingSignatures review={review} /> : null}
      {subject.wallet === null && review.feePayer !== null ? (
        <p className="text-muted text-sm">
          Told from the side of the account that pays the fee. “Review as wallet” takes another’s.
        </p>
      ) : null}
      <TransactionReceipt
        review={review}
        transaction={subject.transaction}
        intent={null}
        wallet={subject.wallet ?? review.feePayer}
        instructionsOpen
      />
    </section>
  );
}

function MissingSignatures({ review: { signers } }: { review: Review }) {
  return (
    <Notice>
      This is a message alone, the part that is signed.{" "}
      {signers.length === 1
        ? "Its one signature is missing"
        : `Its ${signers.length} signatures are missing`}
      , and it is shown as nobody had signed it yet.
    </Notice>
  );
}
