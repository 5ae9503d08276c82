import { credentialsDo } from "@/lib/server/credentials";
import { json, nothing, route } from "@/lib/server/http";
import { credentialAnswer } from "../../answer";
import { credentialParams } from "../params";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    params: credentialParams,
    stepUp: { action: "credential.retire", object: ({ id }) => id },
  },
  async ({ params: { id }, session }) =>
    json(200, credentialAnswer(await credentialsDo({ command: "retire", id }, session.wallet))),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
