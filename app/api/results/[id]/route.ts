import * as z from "zod";
import { answerWithFile } from "@/lib/server/files";
import { route } from "@/lib/server/http";
import { openResult, removeResult } from "@/lib/server/results";

const params = z.object({ id: z.uuid() });

/** Our copy, which never changes under its id. With `?download` the browser saves it. */
export const GET = route(
  { limit: "file", session: "required", cache: "forever", params },
  async ({ params: { id }, request, session }) => {
    const { file, name } = await openResult(session.wallet, id);
    const isDownload = new URL(request.url).searchParams.has("download");
    return answerWithFile(request, file, isDownload ? name : undefined);
  },
);

export const DELETE = route(
  { limit: "file", session: "required", params },
  async ({ params: { id }, session }) => {
    await removeResult(session.wallet, id);
    return new Response(null, { status: 204 });
  },
);
