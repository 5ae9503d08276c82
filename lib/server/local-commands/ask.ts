import { lstat } from "node:fs/promises";
import { request } from "node:http";
import * as z from "zod";
import { socketOf } from "./socket";
import { mayAsk } from "./trusted";

const problemSchema = z.object({ code: z.string(), detail: z.string() });

/** The running instance refused the command. `message` is for the person at the command line. */
export class CommandRefused extends Error {
  override readonly name = "CommandRefused";
  readonly code: string;

  constructor(code: string, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** Longer than anything a command asks REALM. */
const PATIENCE_MILLISECONDS = 60_000;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && "code" in error ? error.code : undefined;

/** @throws CommandRefused where somebody else may have put the socket there */
const isThere = async (dataDir: string, path: string): Promise<boolean> => {
  try {
    const socket = await lstat(path);
    if (!socket.isSocket()) return false;
    if (mayAsk(await lstat(`${dataDir}/.`), socket, process.getuid?.())) return true;
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return false;
    throw error;
  }
  throw new CommandRefused(
    "FORBIDDEN",
    `Others can write in ${dataDir}, or it is theirs: what listens there may not be the instance. Run this as the user the instance runs as, and chmod 700 the folder.`,
  );
};

const send = (path: string, command: string, input: unknown): Promise<[number, string]> =>
  new Promise((resolve, reject) => {
    const outgoing = request(
      { socketPath: path, path: `/${command}`, method: "POST", agent: false },
      (incoming) => {
        let text = "";
        incoming.setEncoding("utf8");
        incoming.on("data", (piece: string) => {
          text += piece;
        });
        incoming.on("error", reject);
        incoming.on("end", () => {
          resolve([incoming.statusCode ?? 0, text]);
        });
      },
    );
    outgoing.setTimeout(PATIENCE_MILLISECONDS, () => {
      outgoing.destroy(new Error("no answer"));
    });
    outgoing.on("error", reject);
    outgoing.end(JSON.stringify(input));
  });

/** What a failure to get an answer means for the person who asked. */
const unanswered = (error: unknown, dataDir: string): Error => {
  const code = codeOf(error);
  if (code === "EACCES" || code === "EPERM")
    return new CommandRefused(
      "FORBIDDEN",
      `The instance in ${dataDir} belongs to another user: run this as the one it runs as.`,
    );
  return new CommandRefused(
    "UNANSWERED",
    "The instance gave no answer; whether it was done, only asking again tells (list).",
  );
};

/**
 * Sends a command to the instance that has this data folder open.
 * @returns its answer, or null where no instance runs there
 * @throws CommandRefused with a sentence: the instance's, or why it could not be asked
 */
export const askRunningInstance = async <Schema extends z.ZodType>(
  dataDir: string,
  command: string,
  input: unknown,
  schema: Schema,
): Promise<z.output<Schema> | null> => {
  const path = socketOf(dataDir);
  let answer: [number, string];
  try {
    if (!(await isThere(dataDir, path))) return null;
    answer = await send(path, command, input);
  } catch (error) {
    if (error instanceof CommandRefused) throw error;
    // The socket of one that was killed.
    if (codeOf(error) === "ECONNREFUSED" || codeOf(error) === "ENOENT") return null;
    throw unanswered(error, dataDir);
  }
  const [status, text] = answer;
  const body: unknown = JSON.parse(text);
  if (status === 200) return schema.parse(body);
  const { code, detail } = problemSchema.parse(body);
  throw new CommandRefused(code, detail);
};
