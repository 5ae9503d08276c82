import { stat } from "node:fs/promises";

/** In bytes. */
export const sizeOf = async (path: string): Promise<number> => (await stat(path)).size;
