import { CodedError, type ErrorCode } from "@/lib/core/errors";

/** The code of what is thrown; null where nothing is. @throws anything that has no code */
export const codeThrown = (work: () => unknown): ErrorCode | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};

/** The same of what is refused later. */
export const codeRefused = async (work: Promise<unknown>): Promise<ErrorCode | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
};
