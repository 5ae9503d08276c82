export { compareIntents, type IntentDifference } from "./compare";
export { intentToJson } from "./json";
export {
  purchaseIntent,
  type AgreedListing,
  type PreparedNames,
  type PurchasePolicy,
} from "./purchase-intent";
export {
  anyIntentSchema,
  intentSchema,
  type AnyIntent,
  type Intent,
  type IntentJson,
} from "./schema";
