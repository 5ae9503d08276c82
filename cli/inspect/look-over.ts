import { jsonRpcClusterReader, reviewToJson, reviewTransaction } from "@/lib/core/review";
import type { HttpCluster } from "./http-cluster";
import { printReview } from "./print-review";
import type { Subject } from "./read-subject";
import type { Call } from "./read-words";
import { EXIT, type Report } from "./report";

/** The review of bytes that are yet to be signed, or signed and yet to be sent. */
export const lookOver = async (
  { bytes, isMessage }: Extract<Subject, { kind: "transaction" }>,
  { intent, json }: Call,
  cluster: HttpCluster | null,
): Promise<Report> => {
  const review = await reviewTransaction({
    transaction: bytes,
    intent,
    cluster: cluster && jsonRpcClusterReader(cluster.call),
    now: new Date(),
  });
  const output = json
    ? JSON.stringify(reviewToJson(review))
    : printReview(review, intent, isMessage);
  if (cluster?.reached() === false) {
    const trouble = "The cluster could not be reached, so the review is incomplete. Try --offline.";
    return { status: EXIT.network, output, trouble };
  }
  const status = review.verdict === "block" ? EXIT.blocked : EXIT.reviewed;
  return { status, output, trouble: null };
};
