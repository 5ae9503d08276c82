import { json, nothing, route } from "@/lib/server/http";
import { unblockWallet } from "@/lib/server/people";
import { personParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: personParams,
    stepUp: { action: "wallet.unblock", object: ({ wallet }) => wallet },
  },
  async ({ params, session }) => json(200, await unblockWallet(params.wallet, session.wallet)),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
