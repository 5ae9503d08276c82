import * as z from "zod";
import { endSession } from "@/lib/server/account";
import { json, route } from "@/lib/server/http";

export const DELETE = route(
  { limit: "account", session: "required", params: z.object({ id: z.uuid() }) },
  async ({ params, session }) => {
    await endSession(session, params.id);
    return json(200, { ended: 1 });
  },
);
