import { readEmail } from "@/lib/server/account";
import { json, route } from "@/lib/server/http";

export const GET = route({ limit: "account", session: "required" }, async ({ session }) =>
  json(200, { email: await readEmail(session.wallet) }),
);
