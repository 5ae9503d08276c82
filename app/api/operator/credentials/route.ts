import { addCredentialSchema } from "@/lib/core/operator/credentials";
import { credentialsDo } from "@/lib/server/credentials";
import { json, nothing, route } from "@/lib/server/http";
import { credentialAnswer } from "./answer";

export const POST = route(
  {
    session: "operator",
    limit: "credential",
    body: addCredentialSchema,
    stepUp: { action: "credential.add", object: () => "new" },
  },
  async ({ body, session }) => {
    // The blind has done its work in what was signed.
    const { owner, label, scopes, apiKey, apiSecret } = body;
    const command = { command: "add", owner, label, scopes, apiKey, apiSecret };
    return json(201, credentialAnswer(await credentialsDo(command, session.wallet)));
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
