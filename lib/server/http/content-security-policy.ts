/** Where REALM serves preview pictures from; sellers' pictures come through it. */
const REALM_PICTURES = "https://cdn.realm.ai";

export interface PolicyOptions {
  /** Base64; new for every page. */
  readonly nonce: string;
  /** REALM's API, which serves pictures too where there is no CDN. */
  readonly realmOrigin: string;
  /** Set where the sandbox's wallet may be used. */
  readonly walletOrigin: string | null;
  /** The second RPC endpoint, where browsers ask it themselves. */
  readonly rpcOrigin: string | null;
  /** `next dev` evaluates modules, injects styles and listens on a socket. */
  readonly development: boolean;
}

/**
 * The Content-Security-Policy of a page (seed W8). Scripts run by nonce, and what they load runs with
 * them; no inline script runs without one. Style attributes are allowed, because primitives position
 * themselves by them; style elements need the nonce.
 */
export const contentSecurityPolicy = (options: PolicyOptions): string => {
  const { nonce, realmOrigin, walletOrigin, rpcOrigin, development } = options;
  const wallet = walletOrigin === null ? [] : [walletOrigin];
  const directives: Readonly<Record<string, readonly string[]>> = {
    "default-src": ["'self'"],
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    "style-src": ["'self'", development ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", realmOrigin, REALM_PICTURES],
    "media-src": ["'self'", "blob:", realmOrigin, REALM_PICTURES],
    "font-src": ["'self'"],
    "connect-src": [
      "'self'",
      ...wallet,
      ...(rpcOrigin === null ? [] : [rpcOrigin]),
      ...(development ? ["ws:"] : []),
    ],
    "frame-src": wallet.length > 0 ? wallet : ["'none'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
};
