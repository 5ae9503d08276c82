import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { stringify } from "lossless-json";
import * as z from "zod";
import { KEEP_ALIVE } from "../program/keep-alive";

/** One thing the control port can do. */
export interface Command {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** One sentence for `GET /`. */
  readonly does: string;
  /** The JSON it takes, as an example; none where it is left out. */
  readonly takes?: unknown;
  readonly run: (body: unknown, query: URLSearchParams) => unknown;
}

const BODY_LIMIT_BYTES = 64 * 1024;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError("a request stream gives bytes");
    size += chunk.length;
    if (size > BODY_LIMIT_BYTES) throw new RangeError("the body is larger than 64 KiB");
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : JSON.parse(text);
};

const reply = (response: ServerResponse, status: number, body: unknown): void => {
  response
    .writeHead(status, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
    })
    .end(`${stringify(body, null, 2) ?? "null"}\n`);
};

const isLoopback = (host: string): boolean => {
  const url = `http://${host}`;
  return URL.canParse(url) && LOOPBACK.has(new URL(url).hostname);
};

/** Whether a page in a browser sent this: pages have no business here, whatever name they use. */
const fromElsewhere = ({ headers }: IncomingMessage): boolean =>
  headers.origin !== undefined || !isLoopback(headers.host ?? "");

/** JSON over HTTP for people and tests on this machine; web pages are refused. */
export const createControlServer = (commands: readonly Command[]): Server => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (fromElsewhere(request)) {
      reply(response, 403, { error: "The control port answers programs on this machine only." });
      return;
    }
    const url = new URL(request.url ?? "/", "http://control");
    const command = commands.find(
      (one) => one.method === request.method && one.path === url.pathname,
    );
    if (!command) {
      reply(response, 404, { error: "There is no such command. GET / lists them." });
      return;
    }
    const body = await readJson(request);
    reply(response, 200, (await command.run(body, url.searchParams)) ?? { done: true });
  };
  return createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    serve(request, response).catch((error: unknown) => {
      const message =
        error instanceof z.ZodError
          ? z.prettifyError(error)
          : error instanceof Error
            ? error.message
            : "unknown";
      reply(response, 400, { error: message });
    });
  });
};
