import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { CodedError } from "@/lib/core/errors";
import { logger } from "@/lib/server/log";
import { socketOf } from "./socket";
import { wrongFields } from "./wrong-fields";

/** What a command does with what came; gives JSON back. */
export type LocalCommand = (input: unknown) => Promise<unknown>;

const BODY_BYTES = 16_384;

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const pieces: AsyncIterable<unknown> = request;
  for await (const piece of pieces) {
    if (!Buffer.isBuffer(piece)) continue;
    size += piece.length;
    if (size > BODY_BYTES) throw new CodedError("BODY_TOO_LARGE", "a command that large is none");
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString("utf8");
};

/** The parser's own error quotes the text, which may be a secret. @throws CodedError INPUT_INVALID */
const parseBody = (text: string): unknown => {
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new CodedError("INPUT_INVALID", "a command that is not JSON");
  }
};

const refusal = (error: unknown): { status: number; code: string; detail: string } => {
  if (error instanceof CodedError)
    return { status: error.status, code: error.code, detail: error.sentence };
  const detail = wrongFields(error);
  if (detail !== null) return { status: 400, code: "INPUT_INVALID", detail };
  logger.error({ component: "local commands", error }, "A command failed.");
  return { status: 500, code: "INTERNAL", detail: "It failed; the log says why." };
};

const answer = async (
  commands: Readonly<Record<string, LocalCommand>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const send = (status: number, body: unknown): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  try {
    const name = (request.url ?? "").slice(1);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (request.method !== "POST" || command === undefined)
      throw new CodedError("NOT_FOUND", "no such command");
    send(200, (await command(parseBody(await readBody(request)))) ?? null);
  } catch (error) {
    const { status, ...problem } = refusal(error);
    send(status, problem);
  }
};

/**
 * Hears commands of the same user of this machine on a socket in the data folder (mode 0600 from its
 * first moment; `index.ts` looks at the folder). Only for the embedded database, which no second process may open; with a
 * Postgres the command line goes to the database itself.
 *
 * Not protected: the machine's root, who can read the database's folder as well.
 */
export const hearLocalCommands = async (
  dataDir: string,
  commands: Readonly<Record<string, LocalCommand>>,
): Promise<Server> => {
  const path = socketOf(dataDir);
  // A process that was killed leaves its socket; this one holds the folder's lock, so nobody listens.
  await rm(path, { force: true });
  const server = createServer((request, response) => {
    void answer(commands, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // The socket is made within this call: a chmod after it would leave a moment for others.
    const before = process.umask(0o177);
    try {
      server.listen(path, resolve);
    } finally {
      process.umask(before);
    }
  });
  server.unref();
  return server;
};
