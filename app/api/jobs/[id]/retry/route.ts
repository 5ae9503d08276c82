import * as z from "zod";
import { retryJobSchema } from "@/lib/core/job";
import { json, route } from "@/lib/server/http";
import { retryJob } from "@/lib/server/jobs";

/** Another job with the same parameters. */
export const POST = route(
  {
    limit: "job",
    session: "required",
    params: z.object({ id: z.uuid() }),
    body: retryJobSchema,
  },
  async ({ body, params, session }) => {
    const { created, job } = await retryJob(session.wallet, params.id, body);
    return json(created ? 202 : 200, { job });
  },
);
