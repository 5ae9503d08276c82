import { answerSecondRpc, rpcBodySchema } from "@/lib/server/chain";
import { route } from "@/lib/server/http";

/** The second configured endpoint, for browsers that can't ask it themselves (SIM-05). */
export const POST = route(
  { session: "none", limit: "rpc", body: rpcBodySchema },
  async ({ body, address }) =>
    new Response(await answerSecondRpc(body, address), {
      headers: { "content-type": "application/json" },
    }),
);
