import { reviewToJson, reviewTransaction } from "@/lib/core/review";
import { landedToJson, readLanded, type Landed } from "@/lib/core/review/landed";
import type { HttpCluster } from "./http-cluster";
import { printLanded } from "./print-landed";
import type { Call } from "./read-words";
import { EXIT, type Report } from "./report";
import { UsageError } from "./usage-error";

/**
 * A landed transaction: what it did, and what the rules that need no cluster say of it. The others
 * would judge a blockhash and balances of today.
 * @throws UsageError where the cluster knows no such signature
 */
export const lookUp = async (
  signature: string,
  { intent, json }: Call,
  cluster: HttpCluster | null,
): Promise<Report> => {
  if (cluster === null)
    throw new UsageError(
      "A signature can't be looked up with --offline: its transaction is on the cluster.",
    );
  let landed: Landed | null;
  try {
    const answer = await cluster.call("getTransaction", [
      signature,
      { encoding: "base64", commitment: "confirmed", maxSupportedTransactionVersion: 0 },
    ]);
    landed = readLanded(answer, signature, intent.wallet ?? null);
  } catch (error) {
    // No answer, the node's own error, or an answer of another shape or another transaction.
    const reason = error instanceof Error ? error.message : "no answer";
    return { status: EXIT.network, output: null, trouble: `The cluster could not tell: ${reason}` };
  }
  if (landed === null)
    throw new UsageError("This cluster knows no transaction with this signature.");
  const review = await reviewTransaction({
    transaction: landed.transaction,
    intent,
    cluster: null,
    now: new Date(),
  });
  return {
    status: review.verdict === "block" ? EXIT.blocked : EXIT.reviewed,
    output: json
      ? JSON.stringify({
          ...reviewToJson({ ...review, instructions: landed.instructions }),
          landed: landedToJson(landed),
        })
      : printLanded(landed, review, intent),
    trouble: null,
  };
};
