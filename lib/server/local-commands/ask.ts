import { request } from "node:http";
import * as z from "zod";
import { socketOf } from "./socket";

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

const absent = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ENOENT" || error.code === "ECONNREFUSED");

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
    outgoing.on("error", reject);
    outgoing.end(JSON.stringify(input));
  });

/**
 * Sends a command to the instance that has this data folder open.
 * @returns its answer, or null where no instance runs there
 * @throws CommandRefused with the instance's sentence
 */
export const askRunningInstance = async <Schema extends z.ZodType>(
  dataDir: string,
  command: string,
  input: unknown,
  schema: Schema,
): Promise<z.output<Schema> | null> => {
  let answer: [number, string];
  try {
    answer = await send(socketOf(dataDir), command, input);
  } catch (error) {
    if (absent(error)) return null;
    throw error;
  }
  const [status, text] = answer;
  const body: unknown = JSON.parse(text);
  if (status === 200) return schema.parse(body);
  const { code, detail } = problemSchema.parse(body);
  throw new CommandRefused(code, detail);
};
