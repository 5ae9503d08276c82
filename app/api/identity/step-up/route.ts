import { stepUpRequestSchema } from "@/lib/core/step-up";
import { json, route } from "@/lib/server/http";
import { askStepUp } from "@/lib/server/identity/step-up";

export const POST = route(
  { session: "required", limit: "account", body: stepUpRequestSchema },
  async ({ session, body }) => json(200, await askStepUp(session, body)),
);
