import { CodedError } from "@/lib/core/errors";
import { compareSigned, readTransaction, type Review } from "@/lib/core/review";
import { fromBase64, type Address } from "@/lib/core/solana";
import type { PurchaseContext } from "./context";
import { preparedFacts, type Purchase } from "./purchase";
import { ownPurchase } from "./read";
import { refuse, reviewSigned } from "./review-signed";
import { sendStored } from "./steps/signed";
import { findPurchase } from "./store/read";
import { transition } from "./store/write";

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

/** Stores what is about to be sent. Null where another request has just stored the same signature. */
const store = async (
  context: PurchaseContext,
  purchase: Purchase,
  accepted: {
    readonly returned: string;
    readonly signature: string;
    readonly benign: readonly string[];
    readonly review: Review;
  },
): Promise<Purchase | null> => {
  const { returned, signature, benign, review } = accepted;
  const { verdict, findings, messageHash } = review;
  try {
    return await transition(
      context,
      purchase.id,
      "sign",
      { verdict, findings, benign, messageHash },
      {
        signedTransaction: returned,
        signature,
        verdict,
        dueAt: new Date(context.now().getTime() + HEAD_START_MILLIS),
      },
    );
  } catch (error) {
    const current = await findPurchase(context.database, purchase.id);
    if (current?.signature === signature) return null;
    throw error;
  }
};

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
  const review = await reviewSigned(context, purchase, bytes, returned);
  const signed = await store(context, purchase, { returned, signature, benign, review });
  if (signed === null) return { purchase: await ownPurchase(context, wallet, id), repeated: true };
  return { purchase: await sendNow(context, signed), repeated: false };
};
