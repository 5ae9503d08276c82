import * as z from "zod";
import { realmId } from "./identifier";
import { failureCode } from "./job";
import { optional } from "./optional";

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
  apiVersion: optional(z.string().max(32)),
  createdAt: z.string().max(64),
  data: z.object({
    object: z.string().max(64),
    jobId: optional(realmId),
    jobType: optional(z.string().max(64)),
    modelId: optional(realmId),
    listingId: optional(realmId),
    purchaseId: optional(realmId),
    status: optional(z.string().max(64)),
    errorCode: optional(failureCode),
    completedAt: optional(z.string().max(64)),
    solanaTxSignature: optional(z.string().max(128)),
  }),
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;
