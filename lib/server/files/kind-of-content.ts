import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";

/** As much of a file as its kind is told by. */
const HEAD_BYTES = 4_100;

/** The media type by what is in the file, whatever it is called (seed R5); null where it is none known. */
export const typeByContent = async (path: string): Promise<string | null> => {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const found = await fileTypeFromBuffer(buffer.subarray(0, bytesRead));
    return found?.mime ?? null;
  } finally {
    await handle.close();
  }
};
