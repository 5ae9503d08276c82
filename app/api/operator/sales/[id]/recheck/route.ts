import { recheckRequestSchema } from "@/lib/core/operator/sales";
import { json, nothing, route } from "@/lib/server/http";
import { recheckSale } from "@/lib/server/sales/operate";
import { soldParams } from "../../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: soldParams,
    body: recheckRequestSchema,
    stepUp: { action: "sale.recheck", object: ({ id }) => id },
  },
  async ({ params, body, session }) => {
    const decision = { actor: session.wallet, reason: body.reason };
    return json(200, { outcome: await recheckSale(params.id, decision) });
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
