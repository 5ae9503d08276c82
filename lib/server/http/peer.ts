import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { PEER_HEADER } from "./client-address";

const isIncoming = (value: unknown): value is { readonly request: IncomingMessage } =>
  typeof value === "object" && value !== null && "request" in value;

/**
 * Writes the socket's own address into each request before anything else sees it. Route handlers get
 * no socket, and Next fills X-Forwarded-For only where the client sent none, so that header alone
 * would let anybody choose the address they are counted under.
 */
export const recordPeers = (): void => {
  subscribe("http.server.request.start", (message) => {
    if (!isIncoming(message)) return;
    const { request } = message;
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
};
