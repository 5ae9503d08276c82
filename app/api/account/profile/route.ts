import { changeProfileSchema } from "@/lib/core/account";
import { changeProfile } from "@/lib/server/account";
import { json, route } from "@/lib/server/http";

export const PATCH = route(
  { limit: "account", session: "required", body: changeProfileSchema },
  async ({ body, session }) => json(200, { profile: await changeProfile(session.wallet, body) }),
);
