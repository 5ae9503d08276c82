import { CodedError } from "@/lib/core/errors";
import {
  handoverAnswerSchema,
  type HandoverAnswer,
  type HandoverKind,
  type HandoverState,
} from "@/lib/core/listing";
import type { CloseReason, PurchaseState } from "@/lib/core/purchase";
import { toBase64 } from "@/lib/core/solana";
import { callApi, type Call } from "../http/call-api";
import type { AttemptAnswer } from "../review/attempt";
import { cancelListing } from "./client";

/** What a seller signs, as the review follows it. Each throws a CodedError. */

const inReview: Readonly<Record<HandoverState, PurchaseState>> = {
  prepared: "prepared",
  signed: "signed",
  submitted: "submitted",
  landed: "paid",
  done: "owned",
  declined: "declined",
  refused: "refused",
  expired: "expired",
  failed: "failed",
};

/** @throws HANDOVER_STATE for another kind than the review is of: how that ended says nothing of this one */
const attemptOf = (kind: HandoverKind, { handover, prepared }: HandoverAnswer): AttemptAnswer => {
  const { id, state, wallet, assetName, disputed } = handover;
  if (handover.kind !== kind)
    throw new CodedError("HANDOVER_STATE", `asked of what is to ${kind}, told of the other`);
  return {
    purchase: {
      id,
      wallet,
      state: inReview[state],
      asset: { name: assetName },
      notice: disputed ? "CHAIN_DISPUTED" : null,
    },
    prepared,
  };
};

const ask = async (
  kind: HandoverKind,
  call: Omit<Call<HandoverAnswer>, "schema">,
): Promise<AttemptAnswer> =>
  attemptOf(kind, await callApi({ ...call, schema: handoverAnswerSchema }));

/** Handovers being closed. A new one waits for them, or it would be handed the one that is ending. */
let closing: Promise<unknown> = Promise.resolve();

/** Wishes once more that a listing be cancelled: an attempt that ended left it for sale. @param listingId REALM's */
export const wishToCancelAgain = async (listingId: string): Promise<void> => {
  await closing;
  await cancelListing(listingId);
};

/** What the review does with a seller's transaction of this kind. */
export const handoversOf = (kind: HandoverKind) => ({
  /** Prepares what is to be signed of a listing, or answers what waits for that. @param listing our id */
  start: async (listing: string): Promise<AttemptAnswer> => {
    await closing;
    return ask(kind, { path: "/api/handovers", method: "POST", body: { listing, kind } });
  },

  read: (id: string): Promise<AttemptAnswer> => ask(kind, { path: `/api/handovers/${id}` }),

  /** Hands the signed wire bytes over. Repeating it with the same bytes changes nothing. */
  submit: (id: string, signed: Uint8Array): Promise<AttemptAnswer> =>
    ask(kind, {
      path: `/api/handovers/${id}/signed`,
      method: "POST",
      body: { transaction: toBase64(signed) },
    }),

  close: (id: string, reason: CloseReason): Promise<AttemptAnswer> => {
    const path = `/api/handovers/${id}/close` as const;
    const answer = ask(kind, { path, method: "POST", body: { reason } });
    closing = Promise.allSettled([closing, answer]);
    return answer;
  },
});
