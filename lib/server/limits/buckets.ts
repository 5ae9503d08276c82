/** How often something may be done in a window: by one wallet, and by one network address. */
export interface Allowance {
  readonly perWallet: number;
  /** Higher: a household, an office or a mobile carrier shares one address. */
  readonly perAddress: number;
  /** Length of the window in seconds. */
  readonly seconds: number;
}

/** The limits for people, by what they do (seeds W3, R10). */
export const buckets = {
  /** Looking at one's own things, and the health page. */
  read: { perWallet: 300, perAddress: 600, seconds: 60 },
  /** Starting, signing and closing purchases. */
  purchase: { perWallet: 60, perAddress: 180, seconds: 60 },
  /** Solana calls of a browser: a review takes about ten. */
  rpc: { perWallet: 600, perAddress: 1200, seconds: 60 },
  /** Sign-in messages: each stores a row. */
  challenge: { perWallet: 30, perAddress: 60, seconds: 60 },
  /** Session cookies: signing in and out, and asking who one is. */
  session: { perWallet: 120, perAddress: 240, seconds: 60 },
} as const satisfies Record<string, Allowance>;

export type Bucket = keyof typeof buckets;
