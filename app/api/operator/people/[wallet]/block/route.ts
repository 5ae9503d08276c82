import { blockRequestSchema } from "@/lib/core/operator/people";
import { json, nothing, route } from "@/lib/server/http";
import { blockWallet } from "@/lib/server/people";
import { personParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: personParams,
    body: blockRequestSchema,
    stepUp: { action: "wallet.block", object: ({ wallet }) => wallet },
  },
  async ({ params, body, session }) => {
    const decision = { actor: session.wallet, reason: body.reason };
    return json(200, await blockWallet(params.wallet, decision));
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
