import { health } from "@/lib/server/health";
import { json, route } from "@/lib/server/http";

export const GET = route({ session: "none", limit: "read" }, async () => {
  const report = await health();
  return json(report.status === "down" ? 503 : 200, report);
});
