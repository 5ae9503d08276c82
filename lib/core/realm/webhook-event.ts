import * as z from "zod";
import { realmId } from "./identifier";
import { failureCode } from "./job";

/** The events that are documented, and those assumed. Others may come: readers ignore them. */
export const webhookEventTypes = [
  "job.processing",
  "job.completed",
  "job.failed",
  "model.training.completed",
  "model.training.failed",
  "listing.sold",
  "listing.cancelled",
  "purchase.completed",
  "purchase.failed",
] as const;
export type WebhookEventType = (typeof webhookEventTypes)[number];

/** A webhook's body. It only says what to look at: the reader asks REALM for the rest. */
export const webhookEventSchema = z.object({
  eventId: realmId,
  eventType: z.string().min(1).max(64),
  apiVersion: z.string().max(32).optional(),
  createdAt: z.string().max(64),
  data: z.object({
    object: z.string().max(64),
    jobId: realmId.optional(),
    jobType: z.string().max(64).optional(),
    modelId: realmId.optional(),
    listingId: realmId.optional(),
    purchaseId: realmId.optional(),
    status: z.string().max(64).optional(),
    errorCode: failureCode.optional(),
    completedAt: z.string().max(64).optional(),
    solanaTxSignature: z.string().max(128).optional(),
  }),
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
