import type { RateLimits } from "../http/rate-limit";
import type { User } from "../state/records";

interface Plan {
  /** Calls a month. */
  readonly quota: number;
  readonly limits: RateLimits;
}

/** Ample for tests and demonstrations; figures of the sandbox, not of REALM. */
const plans: Readonly<Record<User["plan"], Plan>> = {
  platform: {
    quota: 100_000,
    limits: {
      "market-read": 1200,
      "market-write": 240,
      user: 120,
      models: 600,
      images: 1200,
      videos: 1200,
    },
  },
  creator: {
    quota: 20_000,
    limits: {
      "market-read": 600,
      "market-write": 120,
      user: 60,
      models: 300,
      images: 600,
      videos: 600,
    },
  },
};

/** What a user's plan allows; a key that is nobody's gets the smallest plan's limits. */
export const planOf = (user: User | null): Plan => plans[user?.plan ?? "creator"];

/** The same limit in every group. */
export const sameForAll = (limit: number): RateLimits => ({
  "market-read": limit,
  "market-write": limit,
  user: limit,
  models: limit,
  images: limit,
  videos: limit,
});
