import { closeHandoverSchema } from "@/lib/core/listing";
import { json, nothing, route } from "@/lib/server/http";
import { closeHandover } from "@/lib/server/selling";
import { handoverParams } from "../params";

export const POST = route(
  { limit: "listing", session: "required", params: handoverParams, body: closeHandoverSchema },
  async ({ body, params, session }) =>
    json(200, await closeHandover(session.wallet, params.id, body.reason)),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
