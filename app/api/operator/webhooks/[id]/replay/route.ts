import { json, nothing, route } from "@/lib/server/http";
import { replayDelivery } from "@/lib/server/webhooks/operate";
import { deliveryParams } from "../params";

export const POST = route(
  { session: "operator", limit: "read", params: deliveryParams },
  async ({ params, session }) =>
    json(200, { outcome: await replayDelivery(params.id, session.wallet) }),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
