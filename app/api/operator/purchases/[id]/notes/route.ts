import { noteRequestSchema } from "@/lib/core/operator/deed";
import { json, nothing, route } from "@/lib/server/http";
import { notePurchase } from "@/lib/server/purchases/operate";
import { purchaseParams } from "../params";

export const POST = route(
  { session: "operator", limit: "read", params: purchaseParams, body: noteRequestSchema },
  async ({ params, body, session }) => {
    await notePurchase(params.id, { actor: session.wallet, note: body.note });
    return json(200, { outcome: "noted" });
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
