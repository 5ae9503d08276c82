import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";
import { PEER_HEADER } from "./client-address";
import { servable } from "./servable";

interface Started {
  readonly request: IncomingMessage;
  readonly server: Server;
}

const isStarted = (value: unknown): value is Started =>
  typeof value === "object" && value !== null && "request" in value && "server" in value;

/** Milliseconds for a whole request to arrive, body included; Node's own limit is five minutes. */
const REQUEST_MILLISECONDS = 20_000;
const HEADERS_MILLISECONDS = 10_000;

/**
 * Prepares each request before anything else sees it, the server being Next's own.
 *
 * Writes the socket's address into it: route handlers get no socket, and Next fills X-Forwarded-For
 * only where the client sent none, so that header alone would let anybody choose the address they
 * are counted under.
 *
 * And gives the server its time limits, so that a request that comes drop by drop holds nothing for
 * long. Node looks at them every half a minute and answers 408.
 *
 * And keeps from Next the request lines on which it breaks: servable.ts.
 */
export const watchRequests = (
  within: { readonly request: number; readonly headers: number } = {
    request: REQUEST_MILLISECONDS,
    headers: HEADERS_MILLISECONDS,
  },
): void => {
  subscribe("http.server.request.start", (message) => {
    if (!isStarted(message)) return;
    const { request, server } = message;
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    const { method, url } = servable({ method: request.method ?? "", url: request.url ?? "" });
    request.method = method;
    request.url = url;
    server.requestTimeout = within.request;
    server.headersTimeout = within.headers;
  });
};
