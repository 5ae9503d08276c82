import { credentialEvidence } from "@/lib/server/credentials/operate";
import { nothing, route } from "@/lib/server/http";
import { credentialParams } from "../params";

export const GET = route(
  { session: "operator", limit: "account", params: credentialParams },
  async ({ params, session }) => {
    const { fileName, text } = await credentialEvidence(params.id, session.wallet);
    return new Response(text, {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="${fileName}"`,
      },
    });
  },
);

export {
  nothing as DELETE,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
