import type { Collection } from "../state/collection";
import type { User } from "../state/records";
import type { Usage } from "../state/studio-records";
import { planOf } from "./plans";

/** `apiUsage` of the profile. */
interface QuotaState {
  readonly quotaLimit: number;
  readonly quotaUsed: number;
  /** When it starts anew. */
  readonly resetDate: string;
}

/** Reading the profile stays possible: it is where one sees that the quota is used up. */
const FREE_OPERATIONS: ReadonlySet<string> = new Set(["user.profile"]);

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7);

const firstOfNextMonth = (now: number): string => {
  const date = new Date(now);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString();
};

/** Calls of each user's, counted by the month (UTC) and kept over restarts. */
export class Quota {
  readonly #usage: Collection<Usage>;
  readonly #clock: () => number;

  constructor(usage: Collection<Usage>, clock: () => number) {
    this.#usage = usage;
    this.#clock = clock;
  }

  stateOf(user: User): QuotaState {
    const { used, limit } = this.#current(user);
    return {
      quotaLimit: limit ?? planOf(user).quota,
      quotaUsed: used,
      resetDate: firstOfNextMonth(this.#clock()),
    };
  }

  /** Counts one call. False, and nothing counted, where the quota is used up. */
  use(user: User, operation: string): boolean {
    const { quotaLimit, quotaUsed } = this.stateOf(user);
    if (FREE_OPERATIONS.has(operation)) return true;
    if (quotaUsed >= quotaLimit) return false;
    this.#usage.put(user.userId, { ...this.#current(user), used: quotaUsed + 1 });
    return true;
  }

  /** Gives a user another quota than the plan's; null gives the plan's back. */
  setLimit(user: User, limit: number | null): void {
    const { month, used } = this.#current(user);
    this.#usage.put(user.userId, { month, used, ...(limit === null ? {} : { limit }) });
  }

  #current({ userId }: User): Usage {
    const month = monthOf(this.#clock());
    const kept = this.#usage.get(userId);
    if (kept?.month === month) return kept;
    return { ...kept, month, used: 0 };
  }
}
