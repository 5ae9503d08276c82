import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createUpstream,
  UpstreamFailure,
  type AttemptLine,
  type EndedCall,
  type Upstream,
  type UpstreamCall,
} from "..";
import type { Limits, UpstreamOptions } from "../types";

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}
type Answer = (response: ServerResponse, attempt: number) => void;

const opened: { server: Server; upstream: Upstream }[] = [];
/** Ends every server and upstream that `against` opened. */
export const closeAll = async (): Promise<void> => {
  for (const { server, upstream } of opened.splice(0)) {
    await upstream.close();
    server.closeAllConnections();
    server.close();
  }
};

export const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers = {},
): void => {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
};

/** A real server that answers as told, and an upstream whose pauses are recorded instead of waited. */
export const against = async (
  answer: Answer,
  limits: Partial<Limits> = {},
  more: Pick<UpstreamOptions, "verifyAnswer"> = {},
) => {
  const seen: Seen[] = [];
  const lines: AttemptLine[] = [];
  const calls: EndedCall[] = [];
  const pauses: number[] = [];
  const skews: string[] = [];
  let clock = 1_763_760_000_000;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, seen.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const isPort = (value: typeof bound): value is AddressInfo => typeof value === "object";
  if (!isPort(bound)) throw new Error("no port");
  const sleep = (millis: number): Promise<void> => {
    pauses.push(millis);
    clock += millis;
    return Promise.resolve();
  };
  const upstream = createUpstream({
    ...more,
    name: "test",
    address: new URL(`http://127.0.0.1:${bound.port}/v1`),
    log: (line) => lines.push(line),
    ended: (call) => calls.push(call),
    limits: { totalMillis: 30_000, ...limits },
    skewChanged: (state) => skews.push(state),
    clock: { now: () => clock, sleep, random: () => 0 },
  });
  opened.push({ server, upstream });
  return { upstream, seen, lines, calls, pauses, skews, sleep, server };
};

export const read: UpstreamCall = { operation: "read", method: "GET", path: "/things" };
export const write: UpstreamCall = {
  operation: "write",
  method: "POST",
  path: "/things",
  json: '{"a":1}',
};
export const failure = (error: unknown): UpstreamFailure => {
  if (error instanceof UpstreamFailure) return error;
  throw error;
};
