import { wordsOf } from "./instance";
import { UsageError } from "./usage-error";

/** What a command says to standard output and to standard error, and its exit status. */
export interface Ending {
  readonly code: 0 | 1 | 2;
  readonly out: string;
  readonly err: string;
}

/** How a command ends that does this work: with its answer, or with the words of what went wrong. */
export const endingOf = async (work: Promise<string>): Promise<Ending> => {
  try {
    return { code: 0, out: await work, err: "" };
  } catch (error) {
    return {
      code: error instanceof UsageError ? 2 : 1,
      out: "",
      err: wordsOf(error).join("\n"),
    };
  }
};
