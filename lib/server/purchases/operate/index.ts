import "server-only";
import type {
  ClosePurchase,
  ClosePurchaseOutcome,
  LookOutcome,
  PurchaseFile,
  PurchaseFilter,
} from "@/lib/core/operator/purchases";
import type { OperatorQuery } from "@/lib/core/operator/query";
import type { Address } from "@/lib/core/solana";
import { purchaseContext } from "../process";
import * as acting from "./act";
import * as closing from "./close";
import * as inspecting from "./inspect";
import * as searching from "./search";
import * as troubling from "./trouble";

/** What operators do with purchases, on this process's database. Each stands beside its use. */

export const searchPurchases = async (
  query: OperatorQuery<PurchaseFilter>,
): Promise<searching.PurchasePage> => searching.searchPurchases(await purchaseContext(), query);

export const countPurchases = async (): Promise<searching.PurchaseCounts> =>
  searching.countPurchases(await purchaseContext());

export const countTrouble = async (): Promise<troubling.PurchaseTrouble> =>
  troubling.countTrouble(await purchaseContext());

/** @throws CodedError NOT_FOUND */
export const openPurchaseFile = async (id: string): Promise<PurchaseFile> =>
  inspecting.openPurchaseFile(await purchaseContext(), id);

/** @throws CodedError NOT_FOUND */
export const lookNow = async (id: string, actor: Address): Promise<LookOutcome> =>
  acting.lookNow(await purchaseContext(), id, actor);

/** @throws CodedError NOT_FOUND */
export const notePurchase = async (
  id: string,
  note: { readonly actor: Address; readonly note: string },
): Promise<void> => acting.notePurchase(await purchaseContext(), id, note);

/** See close.ts. @throws CodedError NOT_FOUND */
export const closePurchase = async (
  id: string,
  decision: ClosePurchase & { readonly actor: Address },
): Promise<ClosePurchaseOutcome> => closing.closePurchase(await purchaseContext(), id, decision);
