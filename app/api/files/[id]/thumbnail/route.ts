import * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { route } from "@/lib/server/http";
import { answerWithThumbnail, readStoredFile } from "@/lib/server/files";

export const GET = route(
  { limit: "file", session: "required", params: z.object({ id: z.uuid() }) },
  async ({ params: { id }, session }) => {
    const { openThumbnail } = await readStoredFile(session.wallet, id);
    if (openThumbnail === null) throw new CodedError("FILE_NOT_FOUND", "it has no thumbnail");
    return answerWithThumbnail(openThumbnail);
  },
);
