import { signedHandoverSchema } from "@/lib/core/listing";
import { json, nothing, route } from "@/lib/server/http";
import { acceptHandover } from "@/lib/server/selling";
import { handoverParams } from "../params";

export const POST = route(
  { limit: "listing", session: "required", params: handoverParams, body: signedHandoverSchema },
  async ({ body, params, session }) =>
    json(200, await acceptHandover(session.wallet, params.id, body.transaction)),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
