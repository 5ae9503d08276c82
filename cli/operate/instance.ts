import type * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { EnvironmentError } from "@/lib/server/env";
import { askRunningInstance, CommandRefused } from "@/lib/server/local-commands";
import { dataFolders } from "./environment";

export interface Order<Schema extends z.ZodType> {
  /** Its name on the running instance's socket. */
  readonly command: string;
  readonly input: unknown;
  readonly schema: Schema;
  /** The same, done by this process where no instance runs. */
  readonly direct: () => Promise<z.output<Schema>>;
}

/**
 * Has a command done: by the running instance where one has the embedded database open, by this
 * process otherwise (a Postgres, or nobody running).
 * @throws CommandRefused, CodedError, EnvironmentError
 */
export const done = async <Schema extends z.ZodType>(
  dataDir: string | undefined,
  { command, input, schema, direct }: Order<Schema>,
): Promise<z.output<Schema>> => {
  const embedded = (process.env["DATABASE_URL"] ?? "") === "";
  for (const folder of embedded ? dataFolders(dataDir) : []) {
    const answer = await askRunningInstance(folder, command, input, schema);
    if (answer !== null) return answer;
  }
  if (dataDir !== undefined) process.env["DATA_DIR"] = dataDir;
  return direct();
};

/** The lines that tell a person what went wrong. */
export const wordsOf = (error: unknown): readonly string[] => {
  if (error instanceof EnvironmentError)
    return [
      "No instance runs here, and this command's own environment is not complete:",
      ...error.lines.map((line) => `  ${line}`),
    ];
  if (error instanceof CodedError) return [error.sentence];
  if (error instanceof CommandRefused) return [error.message];
  return [error instanceof Error ? error.message : "It failed."];
};
