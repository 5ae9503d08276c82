import type { WebhookEvent } from "@/lib/core/realm";
import type { UseCases } from "./use-cases";

/** How applying an event ended. */
export type Applied =
  { readonly kind: "applied" } | { readonly kind: "nothing-to-do"; readonly reason: string };

const nothing = (reason: string): Applied => ({ kind: "nothing-to-do", reason });

const purchaseChanged = async (
  { lookAtPurchases }: UseCases,
  { data: { purchaseId } }: WebhookEvent,
): Promise<Applied> => {
  if (purchaseId === undefined) return nothing("names no purchase");
  const looked = await lookAtPurchases({ realmPurchaseId: purchaseId });
  return looked > 0 ? { kind: "applied" } : nothing("no unfinished purchase here");
};

const listingChanged = async (
  { lookAtPurchases, lookAtListing, hearOfSale, forgetListing }: UseCases,
  { eventType, data: { listingId } }: WebhookEvent,
): Promise<Applied> => {
  if (listingId === undefined) return nothing("names no listing");
  forgetListing(listingId);
  await lookAtListing(listingId);
  if (eventType !== "listing.sold") return { kind: "applied" };
  await lookAtPurchases({ listingId });
  await hearOfSale(listingId);
  return { kind: "applied" };
};

const jobChanged = async (
  { lookAtJobs }: UseCases,
  { eventId, data: { jobId } }: WebhookEvent,
): Promise<Applied> => {
  if (jobId === undefined) return nothing("names no job");
  const looked = await lookAtJobs({ realmJobId: jobId }, eventId);
  return looked > 0 ? { kind: "applied" } : nothing("no unfinished job here");
};

/**
 * The model is looked at by whoever looks at its training; where no job follows that, by itself. REALM
 * documents the training's job in these events, the model only by their type's name.
 */
const trainingChanged = async (useCases: UseCases, event: WebhookEvent): Promise<Applied> => {
  const { modelId } = event.data;
  if (modelId === undefined) return jobChanged(useCases, event);
  const { lookAtJobs, lookAtModels } = useCases;
  const looked =
    (await lookAtJobs({ trainingOf: modelId }, event.eventId)) || (await lookAtModels(modelId));
  return looked > 0 ? { kind: "applied" } : nothing("no such model here");
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
    case "job.processing":
    case "job.completed":
    case "job.failed":
      return jobChanged(useCases, event);
    case "model.training.completed":
    case "model.training.failed":
      return trainingChanged(useCases, event);
    default:
      return Promise.resolve(nothing("no use for this type yet"));
  }
};
