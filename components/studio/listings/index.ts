export { asksToSign } from "./handover/asks-to-sign";
export { HandoverDesk } from "./handover/handover-desk";
export { NewListingForm } from "./new-listing-form";
export { NoListings, OwnListings } from "./own-listings";
export type { Sellable } from "./sellable";
