/** The kinds of answers, by who may load them. */
export type Audience =
  /** A page of the wallet: never in a frame, or another site could have it clicked unseen. */
  | "page"
  /** The hidden page that tells approved sites of changes: framed by apps on this machine. */
  | "bridge"
  /** The script that apps load. */
  | "script"
  /** Scripts, styles and data of the wallet's own pages. */
  | "own";

const policy = (rpcOrigin: string, frameAncestors: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${rpcOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");

const LOOPBACK_APPS = "http://127.0.0.1:* http://localhost:*";

/**
 * The headers of an answer. No Cross-Origin-Opener-Policy: it would cut the approval window from the
 * page that opened it. No CORS on anything: no other origin reads an answer of this server.
 */
export const securityHeaders = (audience: Audience, rpcOrigin: string): Record<string, string> => ({
  "Cache-Control": "no-store",
  "Content-Security-Policy": policy(rpcOrigin, audience === "bridge" ? LOOPBACK_APPS : "'none'"),
  "Cross-Origin-Resource-Policy":
    audience === "script" || audience === "bridge" ? "cross-origin" : "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
});
