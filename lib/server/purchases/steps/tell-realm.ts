import { CodedError, type ErrorCode } from "@/lib/core/errors";
import type { RealmPurchase } from "@/lib/core/realm";
import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";
import { alertOnce } from "../store/alert";
import { markCompletedAtRealm, renewConfirmKey } from "../store/write";

/** After these the same key may still do it; every other answer is REALM's word under that key. */
const UNANSWERED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "REALM_UNAVAILABLE",
  "REALM_RATE_LIMITED",
]);

/**
 * Whether REALM has had about a minute (1 + 2 + 4 + 8 + 16 + 30 s of waiting) under this key, which
 * repeats its first "pending" for a day; after that, every second 30 s.
 */
const keyIsWorn = ({ waits }: Purchase): boolean => waits >= 5 && waits % 2 === 1;

/** Whether REALM says that this payment completed this purchase; anything odd is left for people. */
const isOurs = (
  { realmPurchaseId, signature }: ReturnType<typeof signedFacts>,
  told: RealmPurchase,
) =>
  told.status === "completed" &&
  told.purchaseId === realmPurchaseId &&
  (told.solanaTxSignature === undefined || told.solanaTxSignature === signature);

/**
 * REALM's record where it refuses to be told: what it has completed it may refuse to complete again. Null
 * where that says nothing either, for then the refusal is what counts.
 */
const despiteRefusal = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<RealmPurchase | null> => {
  const facts = signedFacts(purchase);
  try {
    const record = await context.realm.getPurchase(facts.realmPurchaseId);
    return isOurs(facts, record) ? record : null;
  } catch (error) {
    if (error instanceof CodedError) return null;
    throw error;
  }
};

/** Asks under the purchase's own key. A new key pays nothing again, so trying with one costs nothing. */
const ask = async (context: PurchaseContext, purchase: Purchase): Promise<RealmPurchase> => {
  const { realmPurchaseId, signature } = signedFacts(purchase);
  const { realm } = context;
  try {
    const told = await realm.confirmPurchase(realmPurchaseId, signature, purchase.confirmKey);
    if (told.status !== "pending_confirmation") return told;
    if (keyIsWorn(purchase)) await renewConfirmKey(context, purchase.id);
    // The same key would repeat that answer for a day: ask how it stands now.
    return await realm.getPurchase(realmPurchaseId);
  } catch (error) {
    if (!(error instanceof CodedError) || UNANSWERED.has(error.code)) throw error;
    await renewConfirmKey(context, purchase.id);
    const completed = await despiteRefusal(context, purchase);
    if (completed) return completed;
    const { code } = error;
    await alertOnce(context, purchase, "REALM refuses a paid purchase.", { code });
    throw error;
  }
};

/** Tells REALM of the payment. Null until it agrees that the purchase is complete. */
export const tellRealm = async (
  context: PurchaseContext,
  purchase: Purchase,
): Promise<Purchase | null> => {
  const told = await ask(context, purchase);
  if (isOurs(signedFacts(purchase), told)) return markCompletedAtRealm(context, purchase.id);
  if (told.status !== "pending_confirmation" && told.status !== "pending_signature") {
    await alertOnce(context, purchase, "REALM does not agree that a paid purchase is complete.", {
      outcome: told.status,
    });
  }
  return null;
};
