import type { ListingRecord, PurchaseRecord } from "../state/records";
import type { RealmEvent } from "../webhooks";

/** `listing.sold` and `listing.cancelled`. */
export const listingEvent = (
  { listingId, assetType, assetId, solanaTxSignature }: ListingRecord,
  status: "sold" | "cancelled",
): RealmEvent => ({
  type: `listing.${status}`,
  subject: listingId,
  data: {
    object: "listing",
    listingId,
    assetType,
    assetId,
    status,
    ...(solanaTxSignature === undefined ? {} : { solanaTxSignature }),
  },
});

/** `purchase.completed`, and `purchase.failed` for one that failed or ran out of time. */
export const purchaseEvent = (purchase: PurchaseRecord): RealmEvent => {
  const { purchaseId, listingId, status, solanaTxSignature, completedAt } = purchase;
  return {
    type: status === "completed" ? "purchase.completed" : "purchase.failed",
    subject: purchaseId,
    data: {
      object: "purchase",
      purchaseId,
      listingId,
      status,
      ...(solanaTxSignature === undefined ? {} : { solanaTxSignature }),
      ...(completedAt === undefined ? {} : { completedAt }),
    },
  };
};
