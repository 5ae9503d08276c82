import * as z from "zod";
import { listingIdSchema } from "@/lib/core/listing";
import { json, nothing, route } from "@/lib/server/http";
import { cancelListing } from "@/lib/server/selling";

/** REALM's id: a listing's own page knows no other. */
const params = z.object({ id: listingIdSchema });

export const DELETE = route({ limit: "listing", session: "required", params }, async (input) => {
  const listing = await cancelListing(input.session.wallet, input.params.id);
  return json(listing.state === "cancelling" ? 202 : 200, { listing });
});

export {
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
