import { LRUCache } from "lru-cache";

/** A key and a secret each for a thousand people at work at once. */
const MOST = 2_000;
/** What nobody opened for so long is in nobody's hands here, retired or revoked meanwhile or not. */
const KEPT_MILLISECONDS = 3_600_000;

/** Secrets that became known after the start. Forgotten by themselves, an hour after the last use. */
export class LearnedSecrets {
  readonly #known: LRUCache<string, true>;
  readonly #now: () => number;
  /** Asked for at every line, so they are gathered once; null where that has to be done anew. */
  #gathered: { readonly secrets: readonly string[]; readonly until: number } | null = null;

  /** @param now Milliseconds of any clock that only goes on. */
  constructor(now: () => number) {
    this.#now = now;
    this.#known = new LRUCache({
      max: MOST,
      ttl: KEPT_MILLISECONDS,
      ttlResolution: 0,
      perf: { now },
    });
  }

  learn(secrets: readonly string[]): void {
    this.#known.purgeStale();
    for (const secret of secrets) {
      if (!this.#known.has(secret)) this.#gathered = null;
      this.#known.set(secret, true);
    }
  }

  /** The same list as the last time where nothing has changed. */
  all(): readonly string[] {
    if (this.#gathered === null || this.#now() >= this.#gathered.until)
      this.#gathered = this.#gather();
    return this.#gathered.secrets;
  }

  /** As they are until the next of them is forgotten. */
  #gather(): { readonly secrets: readonly string[]; readonly until: number } {
    const secrets = [...this.#known.keys()];
    const next = Math.min(...secrets.map((secret) => this.#known.getRemainingTTL(secret)));
    return { secrets, until: this.#now() + next };
  }
}
