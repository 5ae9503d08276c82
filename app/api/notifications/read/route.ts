import { markReadSchema } from "@/lib/core/notifications";
import { route } from "@/lib/server/http";
import { readNotifications } from "@/lib/server/notifications";

export const POST = route(
  { limit: "read", session: "required", body: markReadSchema },
  async ({ session, body }) => {
    await readNotifications(session.wallet, body);
    return new Response(null, { status: 204 });
  },
);
