import { silenceRequestSchema } from "@/lib/core/operator/alerts";
import { silenceAlert } from "@/lib/server/alerts/operate";
import { json, nothing, route } from "@/lib/server/http";
import { alertParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "read",
    params: alertParams,
    body: silenceRequestSchema,
    stepUp: { action: "alert.silence", object: ({ rule }) => rule },
  },
  async ({ params, body, session }) => {
    const until = await silenceAlert(params.rule, { ...body, actor: session.wallet });
    return json(200, { until: until?.toISOString() ?? null });
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
