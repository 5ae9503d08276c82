import type { AnyIntent } from "@/lib/core/intent";
import { verdictWords, type Review } from "@/lib/core/review";
import {
  block,
  changeLines,
  findingLines,
  instructionLines,
  namesOf,
  outcomeLines,
} from "./print-parts";

/** The review as text for a terminal: verdict and outcome first, detail last. */
export const printReview = (review: Review, intent: AnyIntent, isMessage: boolean): string =>
  [
    verdictWords[review.verdict],
    ...(isMessage ? ["A message alone: its signatures are missing."] : []),
    "",
    ...outcomeLines(review.outcome),
    ...block("Findings", findingLines(review)),
    ...block("Balance changes", changeLines(review.changes)),
    ...block("Instructions", instructionLines(review.instructions, namesOf(intent))),
    ...block(
      "Signers",
      review.signers.map(
        ({ address, signed }) => `  ${address}  ${signed ? "signed" : "not signed"}`,
      ),
    ),
    ...block(
      "Not checked",
      review.skipped.map(({ rule, reason }) => `  ${rule}  ${reason}`),
    ),
    "",
    `Message ${review.messageVersion ?? "unreadable"}, hash ${review.messageHash ?? "none"}`,
  ].join("\n");
