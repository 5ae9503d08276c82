import { endOtherSessions } from "@/lib/server/account";
import { json, route } from "@/lib/server/http";

/** All but the one that asks. */
export const DELETE = route({ limit: "account", session: "required" }, async ({ session }) =>
  json(200, { ended: await endOtherSessions(session) }),
);
