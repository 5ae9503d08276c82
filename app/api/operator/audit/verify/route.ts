import { verifyChain } from "@/lib/server/audit/operate";
import { json, nothing, route } from "@/lib/server/http";

export const POST = route({ session: "operator", limit: "account" }, async () =>
  json(200, await verifyChain()),
);

export {
  nothing as DELETE,
  nothing as GET,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as PUT,
};
