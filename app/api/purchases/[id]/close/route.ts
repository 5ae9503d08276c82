import { closeRequestSchema } from "@/lib/core/purchase";
import { json, route } from "@/lib/server/http";
import { closePurchase } from "@/lib/server/purchases";
import { purchaseParams } from "../params";

export const POST = route(
  { limit: "purchase", session: "required", params: purchaseParams, body: closeRequestSchema },
  async ({ params, body, session }) =>
    json(200, await closePurchase(session.wallet, params.id, body.reason)),
);
