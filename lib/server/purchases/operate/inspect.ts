import type { PurchaseFile } from "@/lib/core/operator/purchases";
import { stepFrom } from "@/lib/core/operator/step";
import { isEnd } from "@/lib/core/purchase";
import { deedsTo } from "@/lib/server/audit";
import type { Database } from "@/lib/server/db";
import { transitionsOf } from "../store/read";
import { closingsOf } from "./close";
import { lineOf } from "./search";
import { anyPurchase, auditSubject } from "./subject";

/** One purchase, whoever's, with each transition and what was done to it. @throws NOT_FOUND */
export const openPurchaseFile = async (
  { database, now }: { readonly database: Database; readonly now: () => Date },
  id: string,
): Promise<PurchaseFile> => {
  const purchase = await anyPurchase(database, id);
  const steps = (await transitionsOf(database, [purchase.id])).get(purchase.id) ?? [];
  const { seller, realmPurchaseId, signature, verdict, messageHash, blockhash, waits } = purchase;
  return {
    ...lineOf({ ...purchase, asset: purchase.assetName }, now()),
    ...{ seller, realmPurchaseId, signature, verdict, messageHash, blockhash, waits },
    slot: purchase.slot?.toString() ?? null,
    networkFee: purchase.networkFee?.toString() ?? null,
    lastValidBlockHeight: purchase.lastValidBlockHeight?.toString() ?? null,
    finalizedAt: purchase.finalizedAt?.toISOString() ?? null,
    realmCompletedAt: purchase.realmCompletedAt?.toISOString() ?? null,
    alertedAt: purchase.alertedAt?.toISOString() ?? null,
    closings: closingsOf(purchase, now()),
    dueAt: isEnd(purchase.state) ? null : purchase.dueAt.toISOString(),
    transactions: { prepared: purchase.transaction, signed: purchase.signedTransaction },
    steps: steps.map(stepFrom),
    deeds: await deedsTo(database, auditSubject(purchase.id)),
  };
};
