import { CodedError } from "@/lib/core/errors";
import { reviewTransaction, type Finding, type Review } from "@/lib/core/review";
import type { PurchaseContext } from "./context";
import { preparedFacts, type Purchase } from "./purchase";
import { transition } from "./store/write";
import { isOfTheMoment } from "./of-the-moment";

const rulesOf = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

/** Ends the purchase as refused, with what was found and the bytes themselves, and says so. */
export const refuse = async (
  context: PurchaseContext,
  purchase: Purchase,
  findings: readonly Finding[],
  returned: string,
): Promise<never> => {
  const rules = rulesOf(findings);
  await transition(context, purchase.id, "refuse", { by: "server", findings, returned });
  context.log.warn({ purchaseId: purchase.id, rules }, "A signed transaction was refused.");
  throw new CodedError("PURCHASE_REFUSED", "the signed transaction is not what was agreed", {
    context: { purchaseId: purchase.id, rules: rules.join(" ") },
  });
};

/** A signed transaction that is what the wallet was asked to sign. */
export interface Returned {
  readonly bytes: Uint8Array;
  /** The same in base64, as it came. */
  readonly text: string;
  /** base58. */
  readonly signature: string;
}

const blockingOf = ({ findings }: Review): readonly Finding[] =>
  findings.filter(({ severity }) => severity === "block");

/**
 * What to say of a transaction that is right and can't be sent now. It ends only where its blockhash
 * is dead for every endpoint and it has not landed before: everything else may pass, and the wallet's
 * signature holds until then.
 */
const postpone = async (
  context: PurchaseContext,
  purchase: Purchase,
  signature: string,
  review: Review,
): Promise<never> => {
  const { chain } = context;
  const rules = rulesOf(blockingOf(review));
  const details = { context: { purchaseId: purchase.id, rules: rules.join(" ") } };
  const dead = review.blockhash !== null && (await chain.isBlockhashDead(review.blockhash));
  if (dead && (await chain.signatureStatus(signature)) === null) {
    const because = "blockhash dead when it came back signed";
    await transition(context, purchase.id, "expire", { because });
    throw new CodedError("PURCHASE_EXPIRED", because, details);
  }
  if (rules.includes("PAY-07"))
    throw new CodedError("CHAIN_REJECTED", "the wallet holds too little SOL", details);
  // Both answer, and not the same: "does not answer" would send people looking in the wrong place.
  throw rules.includes("SIM-05")
    ? new CodedError("CHAIN_DIVIDED", "two endpoints disagree", details)
    : new CodedError("CHAIN_UNAVAILABLE", "the review can't be completed now", details);
};

/**
 * Reviews the returned bytes under our own intent and gives a review that does not block. What blocks
 * for the moment only is looked at twice and ends nothing; anything else that blocks refuses.
 * @throws PURCHASE_REFUSED, PURCHASE_EXPIRED: it has ended; CHAIN_REJECTED, CHAIN_DIVIDED,
 * CHAIN_UNAVAILABLE: it has not
 */
export const reviewSigned = async (
  context: PurchaseContext,
  purchase: Purchase,
  { bytes, text, signature }: Returned,
): Promise<Review> => {
  const { intent } = preparedFacts(purchase);
  const look = (): Promise<Review> =>
    reviewTransaction({
      transaction: bytes,
      intent,
      cluster: context.chain.reader,
      secondCluster: context.chain.secondReader,
      now: context.now(),
    });
  const lasting = (review: Review): boolean => !blockingOf(review).every(isOfTheMoment);
  const first = await look();
  const review = first.verdict !== "block" || lasting(first) ? first : await look();
  if (review.verdict !== "block") return review;
  return lasting(review)
    ? refuse(context, purchase, blockingOf(review), text)
    : postpone(context, purchase, signature, review);
};
