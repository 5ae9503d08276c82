import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as pass } from "node:timers/promises";
import { answer, type Call } from "./dispatch";
import { methods } from "./methods";
import type { RpcNode } from "./node";
import { KEEP_ALIVE } from "../../program/keep-alive";

/** What a node takes at most in one request (rpc `MAX_REQUEST_BODY_SIZE`). */
const MAX_BODY_BYTES = 50 * 1024;

const plain = (response: ServerResponse, status: number, text: string): void => {
  response.writeHead(status, { "content-type": "text/plain" }).end(text);
};

/** The body, or null when it is too long. */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return length > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString("utf8");
};

const allowAnyOrigin = (request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader("access-control-allow-origin", "*");
  if (request.method !== "OPTIONS") return;
  const asked = request.headers["access-control-request-headers"];
  response.setHeader("access-control-allow-methods", "OPTIONS, POST");
  response.setHeader("access-control-allow-headers", asked ?? "content-type");
  response.setHeader("access-control-max-age", "86400");
};

const handle = async (
  request: IncomingMessage,
  response: ServerResponse,
  node: RpcNode,
  log: (line: string) => void,
): Promise<void> => {
  allowAnyOrigin(request, response);
  if (request.method === "OPTIONS") {
    response.writeHead(200).end();
    return;
  }
  if (request.method === "GET" && request.url === "/health") {
    plain(response, 200, "ok");
    return;
  }
  if (request.method !== "POST") {
    plain(response, 405, "Used HTTP Method is not allowed. POST or OPTIONS is required\n");
    return;
  }
  if (request.headers["content-type"]?.toLowerCase().startsWith("application/json") !== true) {
    plain(
      response,
      415,
      "Supplied content type is not allowed. Content-Type: application/json is required\n",
    );
    return;
  }
  const body = await readBody(request);
  if (body === null) {
    plain(response, 413, "Payload too large\n");
    return;
  }
  const fault = node.fault();
  if (fault?.kind === "latency") await pass(fault.millis);
  const call: Call = async (name, params) => methods.get(name)?.(params, node);
  const text = await answer(body, call, log);
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(text ?? "");
};

/** The HTTP side of the cluster; not listening yet. */
export const createRpcServer = (node: RpcNode, log: (line: string) => void): Server => {
  return createServer({ keepAliveTimeout: KEEP_ALIVE }, (request, response) => {
    const kind = node.fault()?.kind;
    if (kind === "down") {
      request.socket.destroy();
      return;
    }
    if (kind === "silent") return;
    handle(request, response, node, log).catch((fault: unknown) => {
      // The client left in the middle of its request; there is nobody to answer.
      log(`rpc: ${String(fault)}`);
      response.destroy();
    });
  });
};
