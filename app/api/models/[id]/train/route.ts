import * as z from "zod";
import { startTrainingSchema } from "@/lib/core/job";
import { json, route } from "@/lib/server/http";
import { startTraining } from "@/lib/server/jobs";

/** 202: the job stands, its pictures are on their way to REALM. */
export const POST = route(
  {
    limit: "job",
    session: "required",
    params: z.object({ id: z.uuid() }),
    body: startTrainingSchema,
  },
  async ({ body, params, session }) => {
    const { created, job } = await startTraining(session.wallet, params.id, body);
    return json(created ? 202 : 200, { job });
  },
);
