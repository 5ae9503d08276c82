import { acknowledgeRequestSchema } from "@/lib/core/operator/alerts";
import { acknowledgeAlert } from "@/lib/server/alerts/operate";
import { json, nothing, route } from "@/lib/server/http";
import { alertParams } from "../params";

export const POST = route(
  { session: "operator", limit: "read", params: alertParams, body: acknowledgeRequestSchema },
  async ({ params, body, session }) => {
    const said = { actor: session.wallet, note: body.note };
    return json(200, { outcome: await acknowledgeAlert(params.rule, said) });
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
