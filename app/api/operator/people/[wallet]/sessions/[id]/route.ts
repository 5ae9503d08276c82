import * as z from "zod";
import { json, nothing, route } from "@/lib/server/http";
import { endSomebodysSession } from "@/lib/server/people";
import { personParams } from "../../params";

export const DELETE = route(
  {
    session: "operator",
    limit: "account",
    params: personParams.extend({ id: z.uuid() }),
    stepUp: { action: "session.end", object: ({ id }) => id },
  },
  async ({ params, session }) => {
    await endSomebodysSession(params, session.wallet);
    return json(200, { outcome: "ended" });
  },
);

export {
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
