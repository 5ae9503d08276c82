import { CodedError } from "@/lib/core/errors";
import type { RealmPurchase } from "@/lib/core/realm";
import type { PurchaseContext } from "../context";
import { preparedFacts, type Purchase } from "../purchase";

/** How a purchase stands at REALM: its status there, or that it has none by this id. */
type RealmStanding = RealmPurchase["status"] | "unknown";

/** REALM's record of a purchase, or null where it has none. @throws CodedError REALM_* where it can't say */
export const realmRecord = async (
  { realm }: Pick<PurchaseContext, "realm">,
  purchase: Purchase,
): Promise<RealmPurchase | null> => {
  const { realmPurchaseId } = preparedFacts(purchase);
  try {
    const record = await realm.getPurchase(realmPurchaseId);
    if (record.purchaseId === realmPurchaseId) return record;
  } catch (error) {
    if (error instanceof CodedError && error.code === "PURCHASE_NOT_FOUND") return null;
    throw error;
  }
  throw new CodedError("REALM_ANSWER", "REALM showed another purchase");
};

/** @throws CodedError REALM_* where REALM can't say */
export const realmStanding = async (
  context: Pick<PurchaseContext, "realm">,
  purchase: Purchase,
): Promise<RealmStanding> => (await realmRecord(context, purchase))?.status ?? "unknown";
