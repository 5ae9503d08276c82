import * as z from "zod";
import { json, route } from "@/lib/server/http";
import { cancelJob } from "@/lib/server/jobs";

export const POST = route(
  { limit: "job", session: "required", params: z.object({ id: z.uuid() }) },
  async ({ params, session }) => json(200, { job: await cancelJob(session.wallet, params.id) }),
);
