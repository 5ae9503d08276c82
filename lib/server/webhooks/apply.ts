import type { WebhookEvent } from "@/lib/core/realm";
import type { UseCases } from "./use-cases";

/** How applying an event ended; "later" where it has to be tried again though nothing failed. */
export type Applied =
  | { readonly kind: "applied" }
  | { readonly kind: "nothing-to-do"; readonly reason: string }
  | { readonly kind: "later" };

const nothing = (reason: string): Applied => ({ kind: "nothing-to-do", reason });

const purchaseChanged = async (
  { lookAtPurchases }: UseCases,
  { data: { purchaseId } }: WebhookEvent,
): Promise<Applied> => {
  if (purchaseId === undefined) return nothing("names no purchase");
  const looked = await lookAtPurchases({ realmPurchaseId: purchaseId });
  if (looked === "busy") return { kind: "later" };
  return looked > 0 ? { kind: "applied" } : nothing("no unfinished purchase here");
};

const listingChanged = async (
  { lookAtPurchases, forgetListing }: UseCases,
  { eventType, data: { listingId } }: WebhookEvent,
): Promise<Applied> => {
  if (listingId === undefined) return nothing("names no listing");
  forgetListing(listingId);
  if (eventType !== "listing.sold") return { kind: "applied" };
  return (await lookAtPurchases({ listingId })) === "busy"
    ? { kind: "later" }
    : { kind: "applied" };
};

/** Applies one event. Doing it twice does no more than doing it once. */
export const applyEvent = (useCases: UseCases, event: WebhookEvent): Promise<Applied> => {
  switch (event.eventType) {
    case "purchase.completed":
    case "purchase.failed":
      return purchaseChanged(useCases, event);
    case "listing.sold":
    case "listing.cancelled":
      return listingChanged(useCases, event);
    default:
      return Promise.resolve(nothing("no use for this type yet"));
  }
};
