import { signedRequestSchema } from "@/lib/core/purchase";
import { json, route } from "@/lib/server/http";
import { acceptSigned } from "@/lib/server/purchases";
import { purchaseParams } from "../params";

export const POST = route(
  { limit: "purchase", session: "required", params: purchaseParams, body: signedRequestSchema },
  async ({ params, body, session }) => {
    const { repeated, answer } = await acceptSigned(session.wallet, params.id, body.transaction);
    return json(repeated ? 200 : 202, answer);
  },
);
