import type { IncomingMessage } from "node:http";

/**
 * Whether a request was made by a page of the wallet's own origin.
 *
 * `Sec-Fetch-Site` is set by the browser and cannot be set by a page: another port of the same host
 * is "same-site", a typed address is "none", and both are refused. The Host header is compared as
 * well, because under a rebound DNS name a foreign page would be "same-origin" with itself.
 * Not protected: programs on this machine, which can send any header (and read the key file).
 */
export const isFromOwnPage = (request: IncomingMessage, host: string): boolean =>
  request.headers["sec-fetch-site"] === "same-origin" && request.headers.host === host;
