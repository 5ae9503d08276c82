import { errorTable, type ErrorCode } from "@/lib/core/errors";
import { isPicture, MOST_FILM_BYTES, MOST_PICTURE_BYTES } from "@/lib/core/files";
import { mediaTypeOf } from "@/lib/core/realm";

export type Wanted = "pictures" | "pictures and films";

const HEAD_BYTES = 16;

/**
 * Says what the server would refuse anyway, before a byte is sent: the sentence, or null where nothing
 * is wrong as far as it can be told from here.
 */
export const lookFirst = async (file: Blob, wanted: Wanted): Promise<string | null> => {
  const say = (code: ErrorCode): string => errorTable[code].sentence;
  if (file.size === 0) return say("FILE_EMPTY");
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const type = mediaTypeOf(head);
  if (type === null) return say("FILE_TYPE");
  if (wanted === "pictures" && !isPicture(type)) return "This is a film; pictures are taken here.";
  const most = isPicture(type) ? MOST_PICTURE_BYTES : MOST_FILM_BYTES;
  return file.size > most ? say("FILE_TOO_LARGE") : null;
};
