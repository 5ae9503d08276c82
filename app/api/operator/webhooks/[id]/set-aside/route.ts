import { setAsideRequestSchema } from "@/lib/core/operator/deed";
import { json, nothing, route } from "@/lib/server/http";
import { setDeliveryAside } from "@/lib/server/webhooks/operate";
import { deliveryParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "read",
    params: deliveryParams,
    body: setAsideRequestSchema,
    stepUp: { action: "webhook.set-aside", object: ({ id }) => id },
  },
  async ({ params, body, session }) => {
    const decision = { actor: session.wallet, reason: body.reason };
    return json(200, { outcome: await setDeliveryAside(params.id, decision) });
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
