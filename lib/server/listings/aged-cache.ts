import { LRUCache } from "lru-cache";

/** Something last read at `asOf`. `stale`: it should be newer, and its source does not answer. */
export interface Aged<T> {
  readonly value: T;
  readonly asOf: Date;
  readonly stale: boolean;
}

export interface Entry<T> {
  readonly value: T;
  /** Unix milliseconds. */
  readonly readAt: number;
}

/** Where what was read outlives the process. None of it throws, and nobody waits for what returns nothing. */
export interface Behind<T> {
  readonly keep: (key: string, entry: Entry<T>) => void;
  readonly drop: (key: string) => void;
  /** What was last kept; undefined where nothing is. */
  readonly recall: (key: string) => Promise<Entry<T> | undefined>;
}

interface Gone {
  readonly error: unknown;
  /** Unix milliseconds. */
  readonly at: number;
}

interface Loading<T> {
  readonly entry: Promise<Entry<T>>;
  /** What was forgotten since it began: it may still bring the old. */
  readonly forgotten: ((value: T) => boolean)[];
  /** Forgotten whatever it brings, also that it is gone. */
  isForgotten: boolean;
}

export interface AgedCacheOptions<T> {
  readonly entries: number;
  readonly freshMillis: number;
  /** For this long after that, what is known is given at once while it is read anew behind the scenes. */
  readonly revalidateMillis: number;
  /** After a failed read, what is known is given at once for this long instead of waiting again. */
  readonly restMillis: number;
  /** Whether a failed read says that the thing is gone, so that what is known must not be shown. */
  readonly isGone: (error: unknown) => boolean;
  /** Reads of the source at once; what is not known then fails with `busy` instead of queueing. */
  readonly loadsAtOnce: number;
  readonly busy: () => Error;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Asked only where nothing is known here and the source fails. */
  readonly behind?: Behind<T>;
}

/**
 * Reads through to a source: what is fresh is not asked again, what is nearly fresh is given while it is
 * asked, what is gone is not asked for again so soon, equal reads at the same time are one, and when the
 * source fails what it last said is given with its age. Ten thousand readers cost the source as much as
 * one who never stops reading.
 */
export class AgedCache<T> {
  readonly #options: AgedCacheOptions<T>;
  readonly #entries: LRUCache<string, Entry<T>>;
  readonly #failedAt: LRUCache<string, number>;
  readonly #gone: LRUCache<string, Gone>;
  readonly #inFlight = new Map<string, Loading<T>>();

  constructor(options: AgedCacheOptions<T>) {
    this.#options = options;
    this.#entries = new LRUCache({ max: options.entries });
    this.#failedAt = new LRUCache({ max: options.entries });
    this.#gone = new LRUCache({ max: options.entries });
  }

  /** @throws what `load` throws, or `busy`, where nothing is known or the thing is gone. */
  async read(key: string, load: () => Promise<T>): Promise<Aged<T>> {
    const { freshMillis, revalidateMillis, restMillis, isGone, now } = this.#options;
    const known = this.#entries.get(key);
    const since = known ? now() - known.readAt : Infinity;
    // A clock that was set back must not make what is known young for as long as it went back.
    const age = since < 0 ? Infinity : since;
    if (known && age < freshMillis) return this.#aged(known, false);
    const gone = this.#gone.get(key);
    if (gone && Math.abs(now() - gone.at) < freshMillis) throw gone.error;
    const failedAt = this.#failedAt.get(key);
    if (known && failedAt !== undefined && Math.abs(now() - failedAt) < restMillis)
      return this.#aged(known, true);
    if (known && age < freshMillis + revalidateMillis) {
      // Whoever asks next hears how it went; this one has an answer that is young enough.
      void this.#loadOnce(key, load).catch((error: unknown) => {
        this.#note(key, error);
      });
      return this.#aged(known, false);
    }
    try {
      return this.#aged(await this.#loadOnce(key, load), false);
    } catch (error) {
      this.#note(key, error);
      const last = isGone(error) ? undefined : (known ?? (await this.#recall(key)));
      if (last === undefined) throw error;
      return this.#aged(last, true);
    }
  }

  /** What outlived the process, known from here on unless something newer has come meanwhile. */
  async #recall(key: string): Promise<Entry<T> | undefined> {
    const kept = await this.#options.behind?.recall(key);
    const known = this.#entries.get(key);
    if (known !== undefined || kept === undefined) return known;
    this.#entries.set(key, kept);
    return kept;
  }

  /**
   * Forgets what this process knows of whatever `isMeant`; who reads it next asks the source. What lies
   * behind is not looked through.
   */
  forget(isMeant: (value: T) => boolean): void {
    for (const { forgotten } of this.#inFlight.values()) forgotten.push(isMeant);
    for (const [key, { value }] of this.#entries) {
      if (isMeant(value)) this.#entries.delete(key);
    }
  }

  /** Forgets what is known under a key, behind too, and that it is gone. */
  forgetKey(key: string): void {
    const loading = this.#inFlight.get(key);
    if (loading) loading.isForgotten = true;
    this.#entries.delete(key);
    this.#gone.delete(key);
    this.#options.behind?.drop(key);
  }

  #note(key: string, error: unknown): void {
    if (!this.#options.isGone(error)) this.#failedAt.set(key, this.#options.now());
  }

  #aged({ value, readAt }: Entry<T>, stale: boolean): Aged<T> {
    return { value, asOf: new Date(readAt), stale };
  }

  #loadOnce(key: string, load: () => Promise<T>): Promise<Entry<T>> {
    const running = this.#inFlight.get(key);
    if (running) return running.entry;
    const { loadsAtOnce, busy } = this.#options;
    if (this.#inFlight.size >= loadsAtOnce) return Promise.reject(busy());
    const entry = this.#load(key, load).finally(() => this.#inFlight.delete(key));
    this.#inFlight.set(key, { entry, forgotten: [], isForgotten: false });
    return entry;
  }

  async #load(key: string, load: () => Promise<T>): Promise<Entry<T>> {
    try {
      const value = await load();
      const entry = { value, readAt: this.#options.now() };
      const loading = this.#inFlight.get(key);
      const isForgotten = loading?.forgotten.some((isMeant) => isMeant(value)) ?? false;
      if (!isForgotten && loading?.isForgotten !== true) {
        this.#entries.set(key, entry);
        this.#options.behind?.keep(key, entry);
      }
      this.#failedAt.delete(key);
      this.#gone.delete(key);
      return entry;
    } catch (error) {
      if (this.#options.isGone(error)) this.#noteGone(key, error);
      throw error;
    }
  }

  #noteGone(key: string, error: unknown): void {
    this.#entries.delete(key);
    this.#options.behind?.drop(key);
    if (this.#inFlight.get(key)?.isForgotten === true) return;
    this.#gone.set(key, { error, at: this.#options.now() });
  }
}
