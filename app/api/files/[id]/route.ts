import * as z from "zod";
import { route } from "@/lib/server/http";
import { answerWithFile, readStoredFile, removeStoredFile } from "@/lib/server/files";

const params = z.object({ id: z.uuid() });

export const GET = route(
  { limit: "file", session: "required", params },
  async ({ params: { id }, request, session }) =>
    answerWithFile(request, await readStoredFile(session.wallet, id)),
);

/** Gone already is gone. */
export const DELETE = route(
  { limit: "file", session: "required", params },
  async ({ params: { id }, session }) => {
    await removeStoredFile(session.wallet, id);
    return new Response(null, { status: 204 });
  },
);
