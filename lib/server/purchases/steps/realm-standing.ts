import { CodedError } from "@/lib/core/errors";
import type { RealmPurchase } from "@/lib/core/realm";
import type { PurchaseContext } from "../context";
import { signedFacts, type Purchase } from "../purchase";

/** How a purchase stands at REALM: its status there, or that it has none by this id. */
export type RealmStanding = RealmPurchase["status"] | "unknown";

/** @throws CodedError REALM_* where REALM can't say */
export const realmStanding = async (
  { realm }: Pick<PurchaseContext, "realm">,
  purchase: Purchase,
): Promise<RealmStanding> => {
  try {
    return (await realm.getPurchase(signedFacts(purchase).realmPurchaseId)).status;
  } catch (error) {
    if (error instanceof CodedError && error.code === "PURCHASE_NOT_FOUND") return "unknown";
    throw error;
  }
};
