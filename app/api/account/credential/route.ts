import { connectSchema } from "@/lib/core/account";
import { connect, disconnect } from "@/lib/server/account";
import { json, route } from "@/lib/server/http";

export const PUT = route(
  { limit: "credential", session: "required", body: connectSchema },
  async ({ body, session }) => json(200, await connect(session.wallet, body)),
);

export const DELETE = route({ limit: "credential", session: "required" }, async ({ session }) =>
  json(200, await disconnect(session.wallet)),
);
