import { startAnimationSchema } from "@/lib/core/job";
import { json, route } from "@/lib/server/http";
import { startAnimation } from "@/lib/server/jobs";

/** 202: the job stands, its picture is on its way to REALM. */
export const POST = route(
  { limit: "job", session: "required", body: startAnimationSchema },
  async ({ body, session }) => {
    const { created, job } = await startAnimation(session.wallet, body);
    return json(created ? 202 : 200, { job });
  },
);
