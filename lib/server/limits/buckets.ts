/** How often something may be done in a window: from one network address, and by one wallet. */
export interface Allowance {
  /** Roomy: a household, an office or a mobile carrier shares one address. */
  readonly perAddress: number;
  /** Null where the routes ask for no session, so that there is no wallet to count. */
  readonly perWallet: number | null;
  /** Length of the window in seconds. */
  readonly seconds: number;
}

/** The limits for people, by what they do (seeds W3, R10). */
export const buckets = {
  /** Pages, with the parts of pages that the browser fetches ahead. */
  page: { perAddress: 600, perWallet: null, seconds: 60 },
  /** Looking at one's own things, and the health page. */
  read: { perAddress: 600, perWallet: 300, seconds: 60 },
  /** Starting, signing and closing purchases. */
  purchase: { perAddress: 180, perWallet: 60, seconds: 60 },
  /** Connecting, replacing and disconnecting REALM keys: each try asks REALM whether it takes one. */
  credential: { perAddress: 60, perWallet: 20, seconds: 600 },
  /** Changing one's account: its profile at REALM, its sessions. */
  account: { perAddress: 120, perWallet: 30, seconds: 60 },
  /** Keeping favourites, and taking them out: each new one is looked up at REALM. */
  favourite: { perAddress: 300, perWallet: 120, seconds: 60 },
  /** Archives of all one's data: each reads every file. */
  export: { perAddress: 20, perWallet: 5, seconds: 3_600 },
  /** Having all one's data deleted. */
  erase: { perAddress: 20, perWallet: 5, seconds: 3_600 },
  /** Making, changing and deleting models at REALM. */
  model: { perAddress: 120, perWallet: 30, seconds: 60 },
  /** Listing one's own for sale, and taking it off the market. */
  listing: { perAddress: 120, perWallet: 30, seconds: 60 },
  /** Starting jobs at REALM: each costs its owner's quota. */
  job: { perAddress: 120, perWallet: 30, seconds: 60 },
  /** Sending files and looking at them: a page of two hundred pictures asks for each. */
  file: { perAddress: 2_400, perWallet: 1_200, seconds: 60 },
  /** Solana calls of a browser: a review takes about ten, then one every second or two while it waits. */
  rpc: { perAddress: 900, perWallet: null, seconds: 60 },
  /** Sign-in messages: each stores a row. */
  challenge: { perAddress: 60, perWallet: null, seconds: 60 },
  /** Streams of live updates being opened, again after each break; how many stand is lib/server/live's. */
  live: { perAddress: 300, perWallet: 60, seconds: 60 },
  /** Measuring the security posture: it tries some hundred things at this instance. */
  posture: { perAddress: 24, perWallet: 12, seconds: 60 },
  /** REALM's events come from few addresses, and in bursts after it was away. */
  webhook: { perAddress: 12_000, perWallet: null, seconds: 60 },
  /** Session cookies: signing in and out, and asking who one is. */
  session: { perAddress: 240, perWallet: null, seconds: 60 },
} as const satisfies Record<string, Allowance>;

export type Bucket = keyof typeof buckets;
