import { exportAudit } from "@/lib/server/audit/operate";
import { nothing, route } from "@/lib/server/http";

export const GET = route({ session: "operator", limit: "account" }, async () => {
  const day = new Date().toISOString().slice(0, 10);
  return new Response(await exportAudit(), {
    headers: {
      "content-type": "application/x-ndjson",
      "content-disposition": `attachment; filename="audit-log-${day}.jsonl"`,
    },
  });
});

export {
  nothing as DELETE,
  nothing as HEAD,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
};
