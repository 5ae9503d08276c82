import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { CodedError } from "@/lib/core/errors";
import { createUpstream, type Upstream } from "@/lib/server/upstream";
import type { UpstreamOptions } from "@/lib/server/upstream/types";
import { createRealmClient, fixedAccess } from "..";
import type { RealmAccess } from "../access";

export const credential = {
  apiKey: "rk_test_key",
  apiSecret: "rs_test_secret_of_some_length",
};

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
export type Reply = readonly [
  status: number,
  body: string,
  headers?: Readonly<Record<string, string>>,
];

const opened: { server: Server; upstream: Upstream }[] = [];
/** Ends every server and client that `realmThat` opened. */
export const closeRealms = async (): Promise<void> => {
  for (const { server, upstream } of opened.splice(0)) {
    await upstream.close();
    server.closeAllConnections();
    server.close();
  }
};

/** A client of a REALM that answers as told, and what it was asked. */
export const realmThat = async (
  reply: (request: Request, call: number) => Reply,
  access: RealmAccess = fixedAccess(credential),
  observers: Pick<UpstreamOptions, "used"> = {},
) => {
  const requests: Request[] = [];
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks) };
      requests.push(request);
      const [status, body, more] = reply(request, requests.length);
      outgoing.writeHead(status, { "content-type": "application/json", ...more });
      outgoing.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (typeof bound !== "object" || bound === null) throw new Error("no port");
  const upstream = createUpstream({
    name: "realm",
    address: new URL(`http://127.0.0.1:${bound.port}/v1`),
    log: () => undefined,
    ...observers,
  });
  opened.push({ server, upstream });
  return { client: createRealmClient(upstream, access), upstream, requests };
};

export const errorOf = async (work: Promise<unknown>): Promise<CodedError> => {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (error instanceof CodedError) return error;
  throw new Error("no coded error", { cause: error });
};

/** REALM's word on a limit whose window ends in half a minute. */
export const left = (limit: number, remaining: number): Readonly<Record<string, string>> => ({
  "x-ratelimit-limit": limit.toString(),
  "x-ratelimit-remaining": remaining.toString(),
  "x-ratelimit-reset": Math.ceil(Date.now() / 1_000 + 30).toString(),
});
