import { answerRpc, rpcBodySchema } from "@/lib/server/chain";
import { route } from "@/lib/server/http";

export const POST = route(
  { session: "none", limit: "rpc", body: rpcBodySchema },
  async ({ body, address }) =>
    new Response(await answerRpc(body, address), {
      headers: { "content-type": "application/json" },
    }),
);
