import { CodedError } from "@/lib/core/errors";
import { fileEndings } from "@/lib/core/files";
import type { Address } from "@/lib/core/solana";
import type { StoredFile } from "@/lib/server/files";
import type { ResultContext } from "./context";
import { ownResult } from "./read";

export interface OpenedResult {
  readonly file: StoredFile;
  /** What a browser saves it under: nothing of a prompt is in it. */
  readonly name: string;
}

/**
 * Our copy of an owner's result.
 * @throws RESULT_NOT_FOUND where there is none: somebody else's, not copied yet, or never to be
 */
export const openResult = async (
  { database, readFile }: Pick<ResultContext, "database" | "readFile">,
  wallet: Address,
  id: string,
): Promise<OpenedResult> => {
  const { fileId, createdAt, kind } = await ownResult(database, wallet, id);
  if (fileId === null) throw new CodedError("RESULT_NOT_FOUND", "there is no copy of it");
  const file = await readFile(wallet, fileId);
  const day = createdAt.toISOString().slice(0, 10);
  return { file, name: `${kind}-${day}-${id.slice(0, 8)}.${fileEndings[file.type]}` };
};
