export { newListingForm, newListingTyped } from "./form";
export {
  closeHandoverSchema,
  handoverAnswerSchema,
  signedHandoverSchema,
  startHandoverSchema,
  type HandoverAnswer,
  type HandoverAnswerJson,
  type HandoverKind,
} from "./handover";
export {
  handoverStates,
  openHandovers,
  ownListingStates,
  ownListingWords,
  type HandoverState,
  type OwnListingState,
} from "./states";
export {
  createListingSchema,
  listingIdSchema,
  ownListingAnswerSchema,
  type CreateListing,
  type CreateListingJson,
  type OwnListing,
  type OwnListingJson,
} from "./wire";
