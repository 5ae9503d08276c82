import { CodedError } from "@/lib/core/errors";

/** The code of the error the work ends with, "no error" where it ends well. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return "no error";
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};
