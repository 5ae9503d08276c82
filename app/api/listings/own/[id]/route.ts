import * as z from "zod";
import { json, nothing, route } from "@/lib/server/http";
import { takeBack } from "@/lib/server/selling";

/** Ours: REALM has given none yet to what is taken back. */
const params = z.object({ id: z.uuid() });

export const DELETE = route({ limit: "listing", session: "required", params }, async (input) => {
  const listing = await takeBack(input.session.wallet, input.params.id);
  const isWaiting = listing.state === "making" || listing.state === "cancelling";
  return json(isWaiting ? 202 : 200, { listing });
});

export {
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
