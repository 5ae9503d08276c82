import { callApi } from "@/lib/browser/http/call-api";
import { knownFilesAnswerSchema, MOST_ASKED, type FileView } from "@/lib/core/files";

const ask = async (sha256: readonly string[]): Promise<readonly FileView[]> => {
  const { files } = await callApi({
    path: "/api/files/known",
    method: "POST",
    body: { sha256 },
    schema: knownFilesAnswerSchema,
  });
  return files;
};

/** Which of these bytes the server has of this person already, asked in as many questions as it takes. @throws CodedError */
export const knownFiles = async (sha256: readonly string[]): Promise<readonly FileView[]> => {
  const found: FileView[] = [];
  for (let at = 0; at < sha256.length; at += MOST_ASKED)
    found.push(...(await ask(sha256.slice(at, at + MOST_ASKED))));
  return found;
};
