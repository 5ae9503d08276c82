import "server-only";

export type { Aged } from "./aged-cache";
export { assertListingId } from "./listing-id";
export { listingsOf, soldBy } from "./by-seller";
export { forgetListing, forgetPages, priceHistory, readListing, searchListings } from "./listings";
