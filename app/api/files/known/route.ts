import { knownFilesSchema } from "@/lib/core/files";
import { json, route } from "@/lib/server/http";
import { knownFiles } from "@/lib/server/files";

/** Which of these bytes need not be sent again. */
export const POST = route(
  { limit: "file", session: "required", body: knownFilesSchema },
  async ({ body, session }) => json(200, { files: await knownFiles(session.wallet, body.sha256) }),
);
