export { compareIntents } from "./compare";
export { handoverIntent, type HandoverPolicy } from "./handover-intent";
export { intentToJson } from "./json";
export { licenceLabel } from "./licence-label";
export { purchaseIntent, type AgreedListing, type PurchasePolicy } from "./purchase-intent";
export { anyIntentSchema, intentSchema, type AnyIntent, type Intent } from "./schema";
