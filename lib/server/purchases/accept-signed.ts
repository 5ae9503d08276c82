import { CodedError } from "@/lib/core/errors";
import { compareSigned, readTransaction } from "@/lib/core/review";
import { fromBase64, type Address } from "@/lib/core/solana";
import type { PurchaseContext } from "./context";
import { notPrepared, takenBefore } from "./landed-late";
import { preparedFacts, type Purchase } from "./purchase";
import { ownPurchase } from "./read";
import { refuse, reviewSigned, type Returned } from "./review-signed";
import { sendStored } from "./steps/signed";
import { transition, type Change, type Evidence } from "./store/write";

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

/** Stores what the chain is to have, or has: from here on only the chain decides. */
const store = (
  context: PurchaseContext,
  purchase: Purchase,
  { text, signature }: Returned,
  evidence: Evidence,
  change: Pick<Change, "verdict" | "lastValidBlockHeight"> = {},
): Promise<Purchase> =>
  transition(context, purchase.id, "sign", evidence, {
    ...change,
    signedTransaction: text,
    signature,
    dueAt: new Date(context.now().getTime() + HEAD_START_MILLIS),
  });

/**
 * The height past which the signed bytes can't land, as an endpoint that knows their blockhash gives
 * it. The bound stored before may be of a node that was behind, and too low a one could expire a
 * purchase that still lands. @throws CHAIN_UNAVAILABLE where no endpoint knows the blockhash now
 */
const boundOf = async (
  { chain }: PurchaseContext,
  purchase: Purchase,
  blockhash: string | null,
): Promise<bigint> => {
  const bound = blockhash === null ? null : await chain.lastValidHeightOf(blockhash);
  if (bound === null) {
    throw new CodedError("CHAIN_UNAVAILABLE", "no endpoint knows the blockhash", {
      context: { purchaseId: purchase.id },
    });
  }
  const { lastValidBlockHeight } = preparedFacts(purchase);
  return bound > lastValidBlockHeight ? bound : lastValidBlockHeight;
};

const accept = async (
  context: PurchaseContext,
  purchase: Purchase,
  bytes: Uint8Array,
  text: string,
): Promise<Purchase> => {
  if (purchase.transaction === null) throw await notPrepared(context, purchase, null);
  const { transaction, intent } = preparedFacts(purchase);
  const { findings, benign, signature } = await compareSigned({
    reviewed: fromBase64(transaction),
    signed: bytes,
    wallet: purchase.wallet,
    networkFeeLimit: intent.limits.networkFee,
  });
  const agreed = findings.length === 0 ? signature : null;
  if (purchase.state !== "prepared") {
    const paid = agreed === null ? null : { signature: agreed, signedTransaction: text };
    throw await notPrepared(context, purchase, paid);
  }
  if (agreed === null) return refuse(context, purchase, findings, text);
  const returned: Returned = { bytes, text, signature: agreed };
  const landed = await context.chain.signatureStatus(agreed);
  if (landed !== null) {
    // The wallet sent it itself, or an earlier answer of ours was lost: a review could only be wrong.
    const seenInSlot = landed.slot.toString();
    return store(context, purchase, returned, { benign, seenInSlot });
  }
  const review = await reviewSigned(context, purchase, returned);
  const { verdict, messageHash } = review;
  const lastValidBlockHeight = await boundOf(context, purchase, review.blockhash);
  const evidence = { verdict, findings: review.findings, benign, messageHash };
  return store(context, purchase, returned, evidence, { verdict, lastValidBlockHeight });
};

export interface Accepted {
  readonly purchase: Purchase;
  /** The same signature had been taken before. */
  readonly repeated: boolean;
}

/**
 * Takes what the wallet returned: compares it with what was reviewed, reviews it again under our own
 * intent, stores bytes and signature, and only then sends it. What has landed already is stored
 * without a review: the chain's word is checked against the intent instead. Confirmation goes on in
 * the background.
 * @param returned base64 of the wire transaction
 * @throws PURCHASE_NOT_FOUND, PURCHASE_STATE, PURCHASE_REFUSED, PURCHASE_EXPIRED; CHAIN_REJECTED and
 * CHAIN_UNAVAILABLE (nothing was sent and the purchase still waits for the signature); CHAIN_DISPUTED
 * where it landed after its purchase had ended
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
  if (given !== null && given === purchase.signature)
    return { purchase: await takenBefore(context, purchase), repeated: true };
  try {
    const signed = await accept(context, purchase, bytes, returned);
    return { purchase: await sendNow(context, signed), repeated: false };
  } catch (error) {
    // Whatever went wrong here, another request may have taken the same signature meanwhile.
    const current = await ownPurchase(context, wallet, id);
    if (given !== null && given === current.signature)
      return { purchase: await takenBefore(context, current), repeated: true };
    // It came to its end while the signature was looked at: that is said as if it had before.
    const overtaken = error instanceof CodedError && error.code === "PURCHASE_STATE";
    if (overtaken && current.state !== purchase.state)
      await accept(context, current, bytes, returned);
    throw error;
  }
};
