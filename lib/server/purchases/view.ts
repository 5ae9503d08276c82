import { intentToJson } from "@/lib/core/intent";
import type { PurchaseAnswerJson, PurchaseJson, ReceiptJson } from "@/lib/core/purchase";
import { preparedFacts, type Purchase } from "./purchase";
import type { Transition } from "./store/read";

/** A purchase as its owner sees it. */
export const purchaseJson = (
  purchase: Purchase,
  history: readonly Pick<Transition, "fromState" | "toState" | "at">[],
): PurchaseJson => ({
  id: purchase.id,
  listingId: purchase.listingId,
  state: purchase.state,
  wallet: purchase.wallet,
  asset: {
    assetType: purchase.assetType,
    assetId: purchase.assetId,
    name: purchase.assetName,
    previewImageUrl: purchase.previewImageUrl,
  },
  price: purchase.price.toString(),
  seller: purchase.seller,
  notice: purchase.notice,
  // A dispute leaves the state as it is: the notice tells of it.
  history: history
    .filter(({ fromState, toState }) => fromState !== toState)
    .map(({ toState, at }) => ({ state: toState, at: at.toISOString() })),
  signature: purchase.signature,
  createdAt: purchase.createdAt.toISOString(),
  updatedAt: purchase.updatedAt.toISOString(),
});

/** The same with what is to be signed, exactly while it waits for the signature. */
export const answerJson = (purchase: Purchase, view: PurchaseJson): PurchaseAnswerJson => {
  if (purchase.state !== "prepared") return { purchase: view, prepared: null };
  const { transaction, intent, lastValidBlockHeight } = preparedFacts(purchase);
  return {
    purchase: view,
    prepared: {
      transaction,
      intent: intentToJson(intent),
      lastValidBlockHeight: lastValidBlockHeight.toString(),
    },
  };
};

/** What was agreed, and, once it is on chain, what it took. Amounts are lamports in digits. */
export const receiptJson = (
  purchase: Purchase,
  view: PurchaseJson,
  cluster: string,
): ReceiptJson => {
  const agreed = purchase.intent === null ? null : intentToJson(purchase.intent);
  return {
    version: 1,
    purchase: view,
    recipients: agreed?.pay.payees ?? [],
    received: agreed?.receive ?? [],
    networkFee: purchase.networkFee?.toString() ?? null,
    slot: purchase.slot?.toString() ?? null,
    cluster: agreed?.cluster ?? cluster,
    verdict: purchase.verdict,
    messageHash: purchase.messageHash,
  };
};
