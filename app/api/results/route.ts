import { resultQuerySchema } from "@/lib/core/job";
import { json, route } from "@/lib/server/http";
import { listResults } from "@/lib/server/results";

export const GET = route({ limit: "read", session: "required" }, async ({ request, session }) => {
  const { searchParams } = new URL(request.url);
  const query = resultQuerySchema.parse(Object.fromEntries(searchParams));
  return json(200, await listResults(session.wallet, query));
});
