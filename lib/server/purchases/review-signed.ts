import { CodedError } from "@/lib/core/errors";
import { reviewTransaction, type Finding, type Review } from "@/lib/core/review";
import type { PurchaseContext } from "./context";
import { preparedFacts, type Purchase } from "./purchase";
import { transition } from "./store/write";

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

const expire = async (context: PurchaseContext, purchase: Purchase): Promise<never> => {
  await transition(context, purchase.id, "expire", {
    because: "blockhash dead when it came back signed",
  });
  throw new CodedError("PURCHASE_EXPIRED", "the blockhash died before the signature came");
};

/** Rules that a dead blockhash trips by itself. */
const DEATH = new Set(["MSG-08", "SIM-01"]);

/**
 * Reviews the returned bytes under our own intent and gives a review that does not block. Not being
 * able to look ends nothing, a dead blockhash expires, anything else that blocks refuses.
 */
export const reviewSigned = async (
  context: PurchaseContext,
  purchase: Purchase,
  bytes: Uint8Array,
  returned: string,
): Promise<Review> => {
  const { intent } = preparedFacts(purchase);
  const cluster = context.chain.reader;
  const review = await reviewTransaction({
    transaction: bytes,
    intent,
    cluster,
    now: context.now(),
  });
  if (review.verdict !== "block") return review;
  const blocking = review.findings.filter(({ severity }) => severity === "block");
  const rules = rulesOf(blocking);
  if (rules.includes("SIM-02")) {
    throw new CodedError("CHAIN_UNAVAILABLE", "the transaction could not be simulated", {
      context: { purchaseId: purchase.id },
    });
  }
  if (rules.includes("MSG-08") && rules.every((rule) => DEATH.has(rule)))
    return expire(context, purchase);
  return refuse(context, purchase, blocking, returned);
};
