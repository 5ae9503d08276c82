import { CodedError } from "@/lib/core/errors";

/** What to say of something that did not work. */
export const sentenceOf = (error: unknown): string =>
  error instanceof CodedError
    ? error.sentence
    : "Something went wrong in this page. Nothing was changed; try again.";
