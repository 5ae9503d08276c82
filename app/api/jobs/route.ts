import { jobQuerySchema, startJobSchema } from "@/lib/core/job";
import { json, route } from "@/lib/server/http";
import { listJobs, startJob } from "@/lib/server/jobs";

export const POST = route(
  { limit: "job", session: "required", body: startJobSchema },
  async ({ body, session }) => {
    const { created, job } = await startJob(session.wallet, body);
    return json(created ? 201 : 200, { job });
  },
);

export const GET = route({ limit: "read", session: "required" }, async ({ request, session }) => {
  const { searchParams } = new URL(request.url);
  const query = jobQuerySchema.parse(Object.fromEntries(searchParams));
  return json(200, await listJobs(session.wallet, query));
});
