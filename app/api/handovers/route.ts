import { startHandoverSchema } from "@/lib/core/listing";
import { json, nothing, route } from "@/lib/server/http";
import { startHandover } from "@/lib/server/selling";

export const POST = route(
  { limit: "listing", session: "required", body: startHandoverSchema },
  async ({ body, session }) =>
    json(200, await startHandover(session.wallet, body.listing, body.kind)),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
