import { answerRpc, rpcBodySchema } from "@/lib/server/chain";
import { route } from "@/lib/server/http";

/** Ten simulations with their addresses; a single call is a hundredth of it. */
const BODY_BYTES = 64 * 1024;

export const POST = route(
  { session: "none", limit: "rpc", body: rpcBodySchema, bodyLimit: BODY_BYTES },
  async ({ body }) =>
    new Response(await answerRpc(body), { headers: { "content-type": "application/json" } }),
);
