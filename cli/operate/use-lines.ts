import type { CommandResult } from "@/lib/server/credentials";

type Use = Pick<CommandResult, "operations" | "calls" | "hoursInAll">;

const callWords = (calls: number, errors: number): string =>
  `${calls} ${calls === 1 ? "call" : "calls"}, ${errors} failed`;

/** Lines that tell what was called with a revoked credential: all of it by operation, then by the hour. */
export const useLines = ({
  operations = [],
  calls = [],
  hoursInAll = 0,
}: Use): readonly string[] => {
  if (operations.length === 0) return [];
  return [
    "Every call made with it:",
    ...operations.map(
      ({ operation, calls: made, errors, firstHour, lastAt }) =>
        `  ${operation}: ${callWords(made, errors)}, from ${firstHour ?? "?"} to ${lastAt ?? "?"}`,
    ),
    hoursInAll > calls.length
      ? `By the hour, the newest ${calls.length} of ${hoursInAll}; Evidence on its page has all:`
      : "By the hour:",
    ...calls.map(
      ({ hour, operation, calls: made, errors }) =>
        `  ${hour}  ${operation}: ${callWords(made, errors)}`,
    ),
  ];
};
