import { CodedError } from "@/lib/core/errors";

/** The code of the error the work ends with. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  return error instanceof CodedError ? error.code : "another outcome";
};
