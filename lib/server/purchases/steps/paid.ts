import { CodedError } from "@/lib/core/errors";
import type { RealmPurchase } from "@/lib/core/realm";
import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { renewConfirmKey, transition } from "../store/write";
import { backoff, moved, wait, type StepResult } from "./result";

/**
 * Tells REALM under the purchase's own key. A refusal is final under that key, so the next try gets
 * another one; nothing is paid by it, so trying again costs nothing.
 */
const tellRealm = async (context: PurchaseContext, purchase: Purchase): Promise<RealmPurchase> => {
  const { realmPurchaseId, signature } = signedFacts(purchase);
  try {
    const told = await context.realm.confirmPurchase(
      realmPurchaseId,
      signature,
      purchase.confirmKey,
    );
    if (told.status !== "pending_confirmation") return told;
    // The same key would repeat that answer for a day: ask how it stands now.
    return await context.realm.getPurchase(realmPurchaseId);
  } catch (error) {
    if (error instanceof CodedError && error.code === "REALM_REFUSED") {
      await renewConfirmKey(context, purchase.id);
    }
    throw error;
  }
};

/** Whether REALM says that this payment completed this purchase; anything odd is left for people. */
const isOurs = (
  { realmPurchaseId, signature }: ReturnType<typeof signedFacts>,
  told: RealmPurchase,
) =>
  told.status === "completed" &&
  told.purchaseId === realmPurchaseId &&
  (told.solanaTxSignature === undefined || told.solanaTxSignature === signature);

/** Tells REALM of the payment until it agrees. The money is safe on chain meanwhile. */
export const stepPaid = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<StepResult> => {
  const told = await tellRealm(context, purchase);
  if (isOurs(signedFacts(purchase), told)) {
    return moved(await transition(context, purchase.id, "own", { realmStatus: told.status }));
  }
  if (told.status !== "pending_confirmation" && told.status !== "pending_signature") {
    context.log.error(
      { purchaseId: purchase.id, outcome: told.status },
      "ALERT: REALM does not agree that a paid purchase is complete.",
    );
  }
  return wait(backoff(purchase.waits));
};
