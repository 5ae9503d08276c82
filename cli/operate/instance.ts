import { existsSync } from "node:fs";
import path from "node:path";
import type * as z from "zod";
import { CodedError } from "@/lib/core/errors";
import { EnvironmentError } from "@/lib/server/env";
import { askRunningInstance, wrongFields } from "@/lib/server/local-commands";
import { dataFolders } from "./environment";
import { UsageError } from "./usage-error";

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
 * @throws CommandRefused, CodedError, EnvironmentError, Error where there is no database
 */
export const done = async <Schema extends z.ZodType>(
  dataDir: string | undefined,
  { command, input, schema, direct }: Order<Schema>,
): Promise<z.output<Schema>> => {
  if (dataDir === undefined && (process.env["DATABASE_URL"] ?? "") !== "") return direct();
  const folders = dataFolders(dataDir);
  for (const folder of folders) {
    const answer = await askRunningInstance(folder, command, input, schema);
    if (answer !== null) return answer;
  }
  const [folder = ""] = folders;
  // Opening it would make an empty one, in which nothing is wrong and no credential is missing.
  if (!existsSync(path.join(folder, "db")))
    throw new Error(
      `There is no database in ${folder}, and no instance runs there: name its folder with --data-dir.`,
    );
  // A folder that was named means its database, whatever else the environment points at.
  process.env["DATABASE_URL"] = "";
  process.env["DATA_DIR"] = folder;
  return direct();
};

/** The database's own errors list what it was given; only their code is for the screen. */
const databaseCode = (error: Error): string | null => {
  if (!("params" in error)) return null;
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "no code";
};

/** The lines that tell a person what went wrong. */
export const wordsOf = (error: unknown): readonly string[] => {
  if (error instanceof EnvironmentError)
    return [
      "No instance runs here, and this command's own environment is not complete:",
      ...error.lines.map((line) => `  ${line}`),
    ];
  if (error instanceof CodedError) return [error.sentence];
  const fields = wrongFields(error);
  if (fields !== null) return [fields];
  if (error instanceof UsageError) return [error.message, "Try --help."];
  if (!(error instanceof Error)) return ["It failed."];
  const code = databaseCode(error);
  return [code === null ? error.message : `The database did not do it (${code}).`];
};
