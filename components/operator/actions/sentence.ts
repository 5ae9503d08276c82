import { CodedError } from "@/lib/core/errors";

/** What to say to an operator of something that did not work. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof CodedError)) return "That did not work. Nothing was changed; try again.";
  return error.code === "NOT_FOUND"
    ? "It is gone, or your session has ended. Sign in at the top of the page and try again."
    : error.sentence;
};
