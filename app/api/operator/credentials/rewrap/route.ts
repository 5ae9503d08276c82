import { credentialsDo } from "@/lib/server/credentials";
import { json, nothing, route } from "@/lib/server/http";

export const POST = route(
  {
    session: "operator",
    limit: "account",
    stepUp: { action: "credential.rewrap", object: () => "all" },
  },
  async ({ session }) => {
    const { message } = await credentialsDo({ command: "rewrap" }, session.wallet);
    return json(200, { message });
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
