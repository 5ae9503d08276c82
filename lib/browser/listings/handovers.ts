import { handoverAnswerSchema, type HandoverAnswer, type HandoverState } from "@/lib/core/listing";
import type { CloseReason, PurchaseState } from "@/lib/core/purchase";
import { toBase64 } from "@/lib/core/solana";
import { callApi, type Call } from "../http/call-api";
import type { AttemptAnswer } from "../review/attempt";

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

const attemptOf = ({ handover, prepared }: HandoverAnswer): AttemptAnswer => {
  const { id, state, wallet, assetName, disputed } = handover;
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

const ask = async (call: Omit<Call<HandoverAnswer>, "schema">): Promise<AttemptAnswer> =>
  attemptOf(await callApi({ ...call, schema: handoverAnswerSchema }));

/** Handovers being closed. A new one waits for them, or it would be handed the one that is ending. */
let closing: Promise<unknown> = Promise.resolve();

/** Prepares what is to be signed of a listing, or answers what waits for that. @param listing our id */
export const startHandover = async (listing: string): Promise<AttemptAnswer> => {
  await closing;
  return ask({ path: "/api/handovers", method: "POST", body: { listing } });
};

export const readHandover = (id: string): Promise<AttemptAnswer> =>
  ask({ path: `/api/handovers/${id}` });

/** Hands the signed wire bytes over. Repeating it with the same bytes changes nothing. */
export const submitHandover = (id: string, signed: Uint8Array): Promise<AttemptAnswer> =>
  ask({
    path: `/api/handovers/${id}/signed`,
    method: "POST",
    body: { transaction: toBase64(signed) },
  });

export const closeHandover = (id: string, reason: CloseReason): Promise<AttemptAnswer> => {
  const answer = ask({ path: `/api/handovers/${id}/close`, method: "POST", body: { reason } });
  closing = Promise.allSettled([closing, answer]);
  return answer;
};
