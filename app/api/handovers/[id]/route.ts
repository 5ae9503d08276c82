import { json, nothing, route } from "@/lib/server/http";
import { readHandover } from "@/lib/server/selling";
import { handoverParams } from "./params";

export const GET = route(
  { limit: "read", session: "required", params: handoverParams },
  async ({ params, session }) => json(200, await readHandover(session.wallet, params.id)),
);

export {
  nothing as DELETE,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
