import "server-only";

export type { Aged } from "./aged-cache";
export { assertListingId } from "./listing-id";
export { forgetListing, readListing, searchListings } from "./listings";
