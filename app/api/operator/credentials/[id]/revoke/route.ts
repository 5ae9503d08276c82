import { revokeCredentialSchema } from "@/lib/core/operator/credentials";
import { credentialsDo } from "@/lib/server/credentials";
import { json, nothing, route } from "@/lib/server/http";
import { credentialAnswer } from "../../answer";
import { credentialParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: credentialParams,
    body: revokeCredentialSchema,
    stepUp: { action: "credential.revoke", object: ({ id }) => id },
  },
  async ({ params: { id }, body: { reason }, session }) => {
    const done = await credentialsDo({ command: "revoke", id, reason }, session.wallet);
    return json(200, credentialAnswer(done));
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
