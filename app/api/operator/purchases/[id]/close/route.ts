import { closePurchaseSchema } from "@/lib/core/operator/purchases";
import { json, nothing, route } from "@/lib/server/http";
import { closePurchase } from "@/lib/server/purchases/operate";
import { purchaseParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: purchaseParams,
    body: closePurchaseSchema,
    stepUp: { action: "purchase.close", object: ({ id }) => id },
  },
  async ({ params, body, session }) =>
    json(200, { outcome: await closePurchase(params.id, { ...body, actor: session.wallet }) }),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
