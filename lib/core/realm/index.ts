export { errorBodySchema } from "./error-body";
export { acceptedJobSchema, jobSchema, jobStatuses, type AcceptedJob, type RealmJob } from "./job";
export {
  faceSwapSchema,
  imageChangeSchema,
  imageRequestSchema,
  videoRequestSchema,
  type FaceSwap,
  type ImageChange,
  type ImageRequest,
  type VideoRequest,
} from "./job-request";
export { parseExactJson } from "./json";
export { DEFAULT_PAGE_SIZE, IDEMPOTENCY_SECONDS, TIMESTAMP_TOLERANCE_SECONDS } from "./limits";
export {
  assetTypes,
  listedSchema,
  listingPageSchema,
  listingSchema,
  listingTypes,
  newListingJson,
  type ListingQuery,
  type NewListing,
  type RealmListed,
  type RealmListing,
  type RealmListingPage,
} from "./listing";
export { mediaTypeOf, type MediaType } from "./media-type";
export {
  acceptedTrainingSchema,
  modelPageSchema,
  modelPatchSchema,
  modelSchema,
  modelStatuses,
  newModelSchema,
  trainingParamsSchema,
  type AcceptedTraining,
  type ModelPatch,
  type ModelQuery,
  type NewModel,
  type RealmModel,
  type RealmModelPage,
  type TrainingParams,
} from "./model";
export { profileSchema, type ProfilePatch, type RealmProfile } from "./profile";
export {
  preparedPurchaseSchema,
  realmPurchaseSchema,
  type PreparedPurchase,
  type RealmPurchase,
} from "./purchase";
export { realmSigningRule, requestSignature } from "./request-signature";
export { webhookEventSchema, type WebhookEvent, type WebhookEventType } from "./webhook-event";
export { webhookDigest, type HmacSha256 } from "./webhook-signature";
export {
  webhookVerifier,
  type IncomingWebhook,
  type WebhookVerifier,
} from "./webhook-verification";
