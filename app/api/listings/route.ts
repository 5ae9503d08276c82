import { createListingSchema } from "@/lib/core/listing";
import { json, nothing, route } from "@/lib/server/http";
import { createListing } from "@/lib/server/selling";

export const POST = route(
  { limit: "listing", session: "required", body: createListingSchema },
  async ({ body, session }) => {
    const listing = await createListing(session.wallet, body);
    return json(listing.state === "making" ? 202 : 201, { listing });
  },
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
