import { LRUCache } from "lru-cache";

/** A key and a secret each for a thousand people at work at once. */
const MOST = 2_000;
/** What nobody opened for so long is in nobody's hands here, retired or revoked meanwhile or not. */
const KEPT_MILLISECONDS = 3_600_000;

/** Secrets that became known after the start. Forgotten by themselves, an hour after the last use. */
export class LearnedSecrets {
  readonly #known: LRUCache<string, true>;

  /** @param now Milliseconds of any clock that only goes on. */
  constructor(now: () => number) {
    this.#known = new LRUCache({
      max: MOST,
      ttl: KEPT_MILLISECONDS,
      ttlResolution: 0,
      perf: { now },
    });
  }

  learn(secrets: readonly string[]): void {
    this.#known.purgeStale();
    for (const secret of secrets) this.#known.set(secret, true);
  }

  all(): readonly string[] {
    return [...this.#known.keys()];
  }
}
