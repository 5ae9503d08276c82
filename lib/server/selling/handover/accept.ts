import { CodedError } from "@/lib/core/errors";
import type { Intent } from "@/lib/core/intent";
import { lamports } from "@/lib/core/money";
import {
  compareSigned,
  readTransaction,
  reviewTransaction,
  type Finding,
  type Review,
} from "@/lib/core/review";
import { address, fromBase64, type Address } from "@/lib/core/solana";
import { isOfTheMoment } from "@/lib/server/purchases/of-the-moment";
import type { SellingContext } from "../context";
import { findRow, type Row } from "../store/rows";
import { ownHandover } from "./read";
import { sendStored } from "./send";
import { moveHandover, type Evidence, type Handover } from "./store";

/** What the wallet returned. */
interface Returned {
  readonly bytes: Uint8Array;
  /** The same in base64, as it came. */
  readonly text: string;
  /** base58. */
  readonly signature: string;
}

/** The worker leaves a handover just signed to the request that took it for this long. */
const HEAD_START_MILLIS = 5_000;

const blockingOf = ({ findings }: Review): readonly Finding[] =>
  findings.filter(({ severity }) => severity === "block");

const rulesOf = (findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ rule }) => rule))].join(" ");

const refuse = async (
  context: SellingContext,
  { id }: Handover,
  findings: readonly Finding[],
  returned: string,
): Promise<never> => {
  await moveHandover(context, id, "refuse", { by: "server", findings, returned });
  throw new CodedError("HANDOVER_REFUSED", "the signed transaction is not what was agreed", {
    context: { rules: rulesOf(findings) },
  });
};

/** The agreement by what was asked for here, beside the one by what REALM answered. */
const askedFor = ({ intent }: Handover, { price, listingType, owner }: Row): Intent =>
  intent.kind === "list"
    ? { ...intent, offer: { price: lamports(price), listingType, payee: address(owner) } }
    : intent;

const look = async (
  context: SellingContext,
  handover: Handover,
  bytes: Uint8Array,
): Promise<Review> => {
  const row = await findRow(context.database, handover.listing);
  if (row === null) throw new CodedError("INTERNAL", "a handover of no listing");
  return reviewTransaction({
    transaction: bytes,
    intent: askedFor(handover, row),
    counterpart: handover.intent,
    cluster: context.chain.reader,
    secondCluster: context.chain.secondReader,
    now: context.now(),
  });
};

/**
 * Reviews the returned bytes under our own intent. What blocks for the moment only is looked at twice and
 * ends nothing, but where the blockhash is dead; anything else that blocks refuses.
 */
const reviewSigned = async (
  context: SellingContext,
  handover: Handover,
  { bytes, text }: Returned,
): Promise<Review> => {
  const lasts = (review: Review): boolean => !blockingOf(review).every(isOfTheMoment);
  const first = await look(context, handover, bytes);
  const review =
    first.verdict !== "block" || lasts(first) ? first : await look(context, handover, bytes);
  if (review.verdict !== "block") return review;
  const blocking = blockingOf(review);
  if (lasts(review)) return refuse(context, handover, blocking, text);
  if (review.blockhash !== null && (await context.chain.isBlockhashDead(review.blockhash))) {
    await moveHandover(context, handover.id, "expire", { because: "dead when it came back" });
    throw new CodedError("HANDOVER_EXPIRED", "its blockhash is dead");
  }
  const details = { context: { rules: rulesOf(blocking) } };
  throw blocking.some(({ rule }) => rule === "PAY-07")
    ? new CodedError("CHAIN_REJECTED", "the wallet holds too little SOL", details)
    : new CodedError("CHAIN_UNAVAILABLE", "the review can't be completed now", details);
};

/** The height past which the signed bytes can't land. @throws CHAIN_UNAVAILABLE where nobody knows */
const boundOf = async (
  { chain }: SellingContext,
  handover: Handover,
  blockhash: string | null,
): Promise<bigint> => {
  const bound = blockhash === null ? null : await chain.lastValidHeightOf(blockhash);
  if (bound === null) throw new CodedError("CHAIN_UNAVAILABLE", "no endpoint knows the blockhash");
  return bound > handover.lastValidBlockHeight ? bound : handover.lastValidBlockHeight;
};

const accept = async (
  context: SellingContext,
  handover: Handover,
  bytes: Uint8Array,
  text: string,
): Promise<Handover> => {
  const { id, state, transaction, intent, owner } = handover;
  if (state === "expired") throw new CodedError("HANDOVER_EXPIRED", "it ran out of time");
  if (state !== "prepared") throw new CodedError("HANDOVER_STATE", `it is ${state}`);
  const { findings, benign, signature } = await compareSigned({
    reviewed: fromBase64(transaction),
    signed: bytes,
    wallet: owner,
    networkFeeLimit: intent.limits.networkFee,
  });
  if (findings.length > 0 || signature === null) return refuse(context, handover, findings, text);
  const store = (evidence: Evidence, lastValidBlockHeight: bigint): Promise<Handover> =>
    moveHandover(context, id, "sign", evidence, {
      signedTransaction: text,
      signature,
      lastValidBlockHeight,
      dueAt: new Date(context.now().getTime() + HEAD_START_MILLIS),
    });
  const landed = await context.chain.signatureStatus(signature);
  if (landed !== null) {
    // The wallet sent it itself: a review could only be wrong, the chain's word is checked instead.
    const seenInSlot = landed.slot.toString();
    return store({ benign, seenInSlot }, handover.lastValidBlockHeight);
  }
  const review = await reviewSigned(context, handover, { bytes, text, signature });
  const { verdict, messageHash, findings: found, blockhash } = review;
  const bound = await boundOf(context, handover, blockhash);
  return store({ verdict, findings: found, benign, messageHash }, bound);
};

/**
 * Takes what the wallet returned: compares it with what was reviewed, reviews it again under our own
 * intent, stores bytes and signature, and only then sends it. The same signature twice is taken once.
 * @param returned base64 of the wire transaction
 * @throws HANDOVER_NOT_FOUND, HANDOVER_STATE, HANDOVER_REFUSED, HANDOVER_EXPIRED; CHAIN_REJECTED and
 * CHAIN_UNAVAILABLE: nothing was sent, and it still waits for the signature
 */
export const acceptSigned = async (
  context: SellingContext,
  wallet: Address,
  id: string,
  returned: string,
): Promise<Handover> => {
  const handover = await ownHandover(context, wallet, id);
  const bytes = fromBase64(returned);
  const given = readTransaction(bytes)?.signature ?? null;
  if (given !== null && given === handover.signature) return handover;
  let signed: Handover;
  try {
    signed = await accept(context, handover, bytes, returned);
  } catch (error) {
    // Whatever went wrong here, another request may have taken the same signature meanwhile.
    const current = await ownHandover(context, wallet, id);
    if (given !== null && given === current.signature) return current;
    throw error;
  }
  try {
    return await sendStored(context, signed);
  } catch (error) {
    context.log.warn({ component: "selling", error }, "A signed handover will be sent later.");
    return signed;
  } finally {
    context.wake();
  }
};
