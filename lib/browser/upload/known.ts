import { callApi } from "@/lib/browser/http/call-api";
import { knownFilesAnswerSchema, type FileView } from "@/lib/core/files";

/** Which of these bytes the server has of this person already. @throws CodedError */
export const knownFiles = async (sha256: readonly string[]): Promise<readonly FileView[]> => {
  const { files } = await callApi({
    path: "/api/files/known",
    method: "POST",
    body: { sha256 },
    schema: knownFilesAnswerSchema,
  });
  return files;
};
