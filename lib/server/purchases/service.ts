import type {
  CloseReason,
  PurchaseAnswerJson,
  PurchaseJson,
  ReceiptJson,
} from "@/lib/core/purchase";
import type { Address } from "@/lib/core/solana";
import * as accepting from "./accept-signed";
import * as closing from "./close";
import type { PurchaseContext } from "./context";
import * as looking from "./look-now";
import { purchaseContext } from "./process";
import type { Purchase } from "./purchase";
import { ownPurchase } from "./read";
import * as starting from "./start";
import { purchasesOf, transitionsOf } from "./store/read";
import { answerJson, purchaseJson, receiptJson } from "./view";

const viewOf = async ({ database }: PurchaseContext, purchase: Purchase): Promise<PurchaseJson> => {
  const history = await transitionsOf(database, [purchase.id]);
  return purchaseJson(purchase, history.get(purchase.id) ?? []);
};

const answer = async (context: PurchaseContext, purchase: Purchase): Promise<PurchaseAnswerJson> =>
  answerJson(purchase, await viewOf(context, purchase));

/** See start.ts. `created` is false where an unfinished purchase was found. */
export const startPurchase = async (request: {
  readonly wallet: Address;
  readonly listingId: string;
}): Promise<{ readonly created: boolean; readonly answer: PurchaseAnswerJson }> => {
  const context = await purchaseContext();
  const { created, purchase } = await starting.startPurchase(context, request);
  return { created, answer: await answer(context, purchase) };
};

/** See accept-signed.ts. `repeated` is true where the same signature had been taken before. */
export const acceptSigned = async (
  wallet: Address,
  id: string,
  transaction: string,
): Promise<{ readonly repeated: boolean; readonly answer: PurchaseAnswerJson }> => {
  const context = await purchaseContext();
  const { repeated, purchase } = await accepting.acceptSigned(context, wallet, id, transaction);
  return { repeated, answer: await answer(context, purchase) };
};

/** See close.ts. */
export const closePurchase = async (
  wallet: Address,
  id: string,
  reason: CloseReason,
): Promise<PurchaseAnswerJson> => {
  const context = await purchaseContext();
  return answer(context, await closing.closePurchase(context, wallet, id, reason));
};

/** See look-now.ts. */
export const hearOfPurchases = async (heard: looking.Heard): Promise<readonly number[]> =>
  looking.hearOfPurchases(await purchaseContext(), heard);

/** @throws PURCHASE_NOT_FOUND */
export const readPurchase = async (wallet: Address, id: string): Promise<PurchaseAnswerJson> => {
  const context = await purchaseContext();
  return answer(context, await ownPurchase(context, wallet, id));
};

/** A wallet's purchases, newest first, at most 200. */
export const listPurchases = async (wallet: Address): Promise<PurchaseJson[]> => {
  const { database } = await purchaseContext();
  const own = await purchasesOf(database, wallet);
  const history = await transitionsOf(
    database,
    own.map(({ id }) => id),
  );
  return own.map((purchase) => purchaseJson(purchase, history.get(purchase.id) ?? []));
};

/** @throws PURCHASE_NOT_FOUND */
export const readReceipt = async (wallet: Address, id: string): Promise<ReceiptJson> => {
  const context = await purchaseContext();
  const purchase = await ownPurchase(context, wallet, id);
  return receiptJson(purchase, await viewOf(context, purchase), context.policy.cluster);
};
