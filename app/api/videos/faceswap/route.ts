import { startFaceSwapSchema } from "@/lib/core/job";
import { json, route } from "@/lib/server/http";
import { startFaceSwap } from "@/lib/server/jobs";

/** 202: the job and what was agreed to stand, the files are on their way to REALM. */
export const POST = route(
  { limit: "job", session: "required", body: startFaceSwapSchema },
  async ({ body, session }) => {
    const { created, job } = await startFaceSwap(session.wallet, body);
    return json(created ? 202 : 200, { job });
  },
);
