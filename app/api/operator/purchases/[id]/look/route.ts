import { json, nothing, route } from "@/lib/server/http";
import { lookNow } from "@/lib/server/purchases/operate";
import { purchaseParams } from "../params";

export const POST = route(
  { session: "operator", limit: "read", params: purchaseParams },
  async ({ params, session }) => json(200, { outcome: await lookNow(params.id, session.wallet) }),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
