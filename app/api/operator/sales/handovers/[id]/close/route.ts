import { closeDisputeSchema } from "@/lib/core/operator/sales";
import { json, nothing, route } from "@/lib/server/http";
import { closeDispute } from "@/lib/server/selling/operate";
import { soldParams } from "../../../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: soldParams,
    body: closeDisputeSchema,
    stepUp: { action: "handover.close", object: ({ id }) => id },
  },
  async ({ params, body, session }) =>
    json(200, { outcome: await closeDispute(params.id, { ...body, actor: session.wallet }) }),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
