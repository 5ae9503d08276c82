import { intentToJson } from "@/lib/core/intent";
import { reviewToJson } from "@/lib/core/review";
import { toBase64 } from "@/lib/core/solana";
import type { Assessed, Refusal } from "./state";

/** A file to be kept: its name, and JSON that another program can read. */
export interface RecordFile {
  readonly name: string;
  readonly json: string;
}

const fileOf = (name: string, content: object): RecordFile => ({
  name,
  json: `${JSON.stringify(content, null, 2)}\n`,
});

const timeOf = (at: number): string => new Date(at).toISOString();

const common = ({ preparation, review, at }: Assessed, appVersion: string) => ({
  version: 1,
  app: { name: "Countersign", version: appVersion },
  purchaseId: preparation.purchase.id,
  reviewedAt: timeOf(at),
  messageHash: review.messageHash,
  intent: intentToJson(preparation.intent),
  /** Base64 of the wire bytes as they were reviewed. */
  transaction: toBase64(preparation.transaction),
  review: reviewToJson(review),
});

/** What was read before signing, for the person's own files: the review with all it was about. */
export const reviewRecord = (assessed: Assessed, appVersion: string): RecordFile =>
  fileOf(`countersign-review-${assessed.preparation.purchase.id}.json`, {
    kind: "review",
    ...common(assessed, appVersion),
  });

/** The same for what a wallet returned and was not sent: both transactions, and what speaks against it. */
export const evidenceRecord = (
  assessed: Assessed,
  { signed, again, findings }: Refusal,
  appVersion: string,
): RecordFile =>
  fileOf(`countersign-evidence-${assessed.preparation.purchase.id}.json`, {
    kind: "evidence",
    ...common(assessed, appVersion),
    returned: {
      transaction: toBase64(signed),
      findings,
      review: again && reviewToJson(again),
    },
  });
