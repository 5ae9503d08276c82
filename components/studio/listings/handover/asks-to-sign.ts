import type { OwnListing } from "@/lib/core/listing";

/** Whether REALM wants something signed on the chain before a listing is what its seller wished. */
export const asksToSign = ({ state, handover }: OwnListing): boolean =>
  state === "signing" || (state === "cancelling" && handover?.kind === "cancel");
