import {
  purchaseAnswerSchema,
  purchaseListSchema,
  type CloseReason,
  type PurchaseAnswer,
  type PurchaseState,
  type PurchaseView,
} from "@/lib/core/purchase";
import { toBase64 } from "@/lib/core/solana";
import { callApi } from "../http/call-api";

/** Purchases being closed. A new one waits for them, or it would be handed the one that is ending. */
let closing: Promise<unknown> = Promise.resolve();

/** Starts a purchase, or answers the open one of this wallet and listing. @throws CodedError */
export const startPurchase = async (listingId: string): Promise<PurchaseAnswer> => {
  await closing;
  return callApi({
    path: "/api/purchases",
    method: "POST",
    body: { listingId },
    schema: purchaseAnswerSchema,
  });
};

export const readPurchase = (id: string): Promise<PurchaseAnswer> =>
  callApi({ path: `/api/purchases/${id}`, schema: purchaseAnswerSchema });

const signedStates: readonly PurchaseState[] = ["signed", "submitted", "paid", "owned"];

/** The session's signed or finished purchase of a listing, the newest; null where there is none. */
export const findPurchaseOf = async (listingId: string): Promise<PurchaseView | null> => {
  const { purchases } = await callApi({ path: "/api/purchases", schema: purchaseListSchema });
  const found = purchases.find(
    (purchase) => purchase.listingId === listingId && signedStates.includes(purchase.state),
  );
  return found ?? null;
};

/** Hands the signed wire bytes over. Repeating it with the same bytes changes nothing. */
export const submitSigned = (id: string, signed: Uint8Array): Promise<PurchaseAnswer> =>
  callApi({
    path: `/api/purchases/${id}/signed`,
    method: "POST",
    body: { transaction: toBase64(signed) },
    schema: purchaseAnswerSchema,
  });

export const closePurchase = (id: string, reason: CloseReason): Promise<PurchaseAnswer> => {
  const answer = callApi({
    path: `/api/purchases/${id}/close`,
    method: "POST",
    body: { reason },
    schema: purchaseAnswerSchema,
  });
  closing = Promise.allSettled([closing, answer]);
  return answer;
};
