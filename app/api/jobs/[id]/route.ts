import * as z from "zod";
import { json, route } from "@/lib/server/http";
import { readJob } from "@/lib/server/jobs";

export const GET = route(
  { limit: "read", session: "required", params: z.object({ id: z.uuid() }) },
  async ({ params, session }) => json(200, { job: await readJob(session.wallet, params.id) }),
);
