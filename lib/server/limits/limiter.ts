import { CodedError } from "@/lib/core/errors";
import { RateLimiterMemory, type RateLimiterAbstract } from "rate-limiter-flexible";
import { buckets, type Bucket } from "./buckets";

/** Who is counted: a wallet that has signed in, or a network address. */
export type LimitedParty = { readonly wallet: string } | { readonly address: string };

/** What is left of an allowance, for the answer's headers. */
export interface LimitState {
  readonly bucket: Bucket;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
  readonly windowSeconds: number;
}

/** Thrown over the limit; carries what the answer's headers say. */
export class RateLimitedError extends CodedError {
  readonly state: LimitState;

  constructor(state: LimitState) {
    super("RATE_LIMITED", `over the limit of ${state.bucket}`, {
      context: { bucket: state.bucket, limit: state.limit, resetSeconds: state.resetSeconds },
    });
    this.state = state;
  }
}

export interface LimiterOptions {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}

/** The store behind the limits: memory, or one that several instances share. */
export type LimiterFactory = (options: LimiterOptions) => RateLimiterAbstract;

export const inMemory: LimiterFactory = (options) => new RateLimiterMemory(options);

export type Consume = (bucket: Bucket, party: LimitedParty) => Promise<LimitState>;

/** The counts so far, by bucket and kind of party. */
export type Limiters = Map<string, RateLimiterAbstract>;

/** What a store answers, and what it rejects with over the limit. */
interface Counted {
  readonly remainingPoints: number;
  readonly msBeforeNext: number;
}

/** Told by its fields: counts made by another bundle reject with that bundle's class. */
const isCounted = (value: unknown): value is Counted =>
  typeof value === "object" &&
  value !== null &&
  "remainingPoints" in value &&
  typeof value.remainingPoints === "number" &&
  "msBeforeNext" in value &&
  typeof value.msBeforeNext === "number";

/** Makes the counting function over a store, going on from `limiters`. */
export const createLimiter = (make: LimiterFactory, limiters: Limiters = new Map()): Consume => {
  const limiterOf = (name: string, points: number, duration: number): RateLimiterAbstract => {
    const known = limiters.get(name);
    if (known) return known;
    const made = make({ keyPrefix: name, points, duration });
    limiters.set(name, made);
    return made;
  };

  return async (bucket, party) => {
    const { perWallet, perAddress, seconds } = buckets[bucket];
    const [kind, key, points] =
      "wallet" in party
        ? (["wallet", party.wallet, perWallet ?? perAddress] as const)
        : (["address", party.address, perAddress] as const);
    const state = (result: Counted): LimitState => ({
      bucket,
      limit: points,
      remaining: Math.max(0, result.remainingPoints),
      resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
      windowSeconds: seconds,
    });
    try {
      return state(await limiterOf(`${bucket}:${kind}`, points, seconds).consume(key));
    } catch (refusal) {
      if (isCounted(refusal)) throw new RateLimitedError(state(refusal));
      throw refusal;
    }
  };
};
