export { errorBodySchema } from "./error-body";
export { parseExactJson } from "./json";
export { DEFAULT_PAGE_SIZE, IDEMPOTENCY_SECONDS, TIMESTAMP_TOLERANCE_SECONDS } from "./limits";
export {
  assetTypes,
  listingPageSchema,
  listingSchema,
  type ListingQuery,
  type RealmListing,
  type RealmListingPage,
} from "./listing";
export { profileSchema, type RealmProfile } from "./profile";
export {
  preparedPurchaseSchema,
  realmPurchaseSchema,
  type PreparedPurchase,
  type RealmPurchase,
} from "./purchase";
export { requestSignature } from "./request-signature";
export { verifyWebhookSignature, webhookDigest } from "./webhook-signature";
