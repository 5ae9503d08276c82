import { route } from "@/lib/server/http";
import { openLive } from "@/lib/server/live";

/** Server-sent events: what changes for the session's wallet. */
export const GET = route({ session: "required", limit: "live" }, ({ session, request, address }) =>
  openLive(session, request, address),
);
