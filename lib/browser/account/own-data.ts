import { ERASE_OBJECT, ERASE_WORDS, erasedSchema } from "@/lib/core/account";
import { removedFilesSchema } from "@/lib/core/files";
import { callApi } from "../http/call-api";
import type { SignedCall } from "../identity/step-up";

/** Deletes all one's data; made with a fresh signature only. */
export const eraseCall: SignedCall<{ readonly erased: true }> = {
  action: "account.erase",
  object: ERASE_OBJECT,
  path: "/api/account/erase",
  method: "POST",
  body: { confirmation: ERASE_WORDS },
  schema: erasedSchema,
};

/** Deletes the uploads that are not in use. @returns how many @throws CodedError */
export const removeUnusedUploads = async (): Promise<number> => {
  const call = { path: "/api/files", method: "DELETE" } as const;
  return (await callApi({ ...call, schema: removedFilesSchema })).removed;
};
