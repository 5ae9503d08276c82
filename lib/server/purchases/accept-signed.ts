import { CodedError } from "@/lib/core/errors";
import {
  compareSigned,
  readTransaction,
  reviewTransaction,
  type Finding,
  type Review,
} from "@/lib/core/review";
import { fromBase64, type Address } from "@/lib/core/solana";
import type { PurchaseContext } from "./context";
import { preparedFacts, type Purchase } from "./purchase";
import { ownPurchase } from "./read";
import { sendStored } from "./steps/signed";
import { transition } from "./store/write";

const rulesOf = (findings: readonly Finding[]): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

/** Ends the purchase as refused, with what was found and the bytes themselves, and says so. */
const refuse = async (
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
 * The review of the returned bytes under our own intent, with what it means here: not being able to
 * look ends nothing, a dead blockhash expires, anything else that blocks refuses.
 */
const assess = async (
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

/** A state in which no signed transaction is taken, as the error that says why. */
const notPrepared = ({ id, state }: Purchase): CodedError =>
  new CodedError(
    state === "expired" ? "PURCHASE_EXPIRED" : "PURCHASE_STATE",
    `a purchase that is ${state} takes no signature`,
    { context: { purchaseId: id, state } },
  );

/** Sends at once, for speed only: whatever fails here, the reconciler does again from what is stored. */
const sendNow = async (context: PurchaseContext, purchase: Purchase): Promise<Purchase> => {
  try {
    const sent = await sendStored(context, purchase);
    return sent.kind === "moved" ? sent.purchase : purchase;
  } catch (error) {
    context.log.warn({ purchaseId: purchase.id, error }, "A signed purchase will be sent later.");
    return purchase;
  } finally {
    context.wake();
  }
};

/** The reconciler leaves a purchase just signed to the request that took it for this long. */
const HEAD_START_MILLIS = 5_000;

export interface Accepted {
  readonly purchase: Purchase;
  /** The same signature had been taken before. */
  readonly repeated: boolean;
}

/**
 * Takes what the wallet returned: compares it with what was reviewed, reviews it again under our own
 * intent, stores bytes and signature, and only then sends it. Confirmation goes on in the background.
 * @param returned base64 of the wire transaction
 * @throws PURCHASE_NOT_FOUND, PURCHASE_STATE, PURCHASE_REFUSED, PURCHASE_EXPIRED, CHAIN_UNAVAILABLE
 * (nothing was sent and the purchase still waits for the signature)
 */
export const acceptSigned = async (
  context: PurchaseContext,
  wallet: Address,
  id: string,
  returned: string,
): Promise<Accepted> => {
  const purchase = await ownPurchase(context, wallet, id);
  const bytes = fromBase64(returned);
  const given = readTransaction(bytes)?.signature ?? null;
  if (given !== null && given === purchase.signature) return { purchase, repeated: true };
  if (purchase.state !== "prepared") throw notPrepared(purchase);

  const { transaction, intent } = preparedFacts(purchase);
  const { findings, benign, signature } = compareSigned({
    reviewed: fromBase64(transaction),
    signed: bytes,
    wallet,
    networkFeeLimit: intent.limits.networkFee,
  });
  if (findings.length > 0 || signature === null)
    return refuse(context, purchase, findings, returned);
  const review = await assess(context, purchase, bytes, returned);
  const signed = await transition(
    context,
    id,
    "sign",
    { verdict: review.verdict, findings: review.findings, benign, messageHash: review.messageHash },
    {
      signedTransaction: returned,
      signature,
      verdict: review.verdict,
      dueAt: new Date(context.now().getTime() + HEAD_START_MILLIS),
    },
  );
  return { purchase: await sendNow(context, signed), repeated: false };
};
