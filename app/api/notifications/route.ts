import { notificationIdSchema } from "@/lib/core/notifications";
import { json, route } from "@/lib/server/http";
import { listNotifications } from "@/lib/server/notifications";

/** With `?before=`, the id of the last one seen, the older ones. */
export const GET = route({ limit: "read", session: "required" }, async ({ session, request }) => {
  const { searchParams } = new URL(request.url);
  const before = notificationIdSchema.nullable().parse(searchParams.get("before"));
  return json(200, await listNotifications(session.wallet, before));
});
