import type { Database } from "@/lib/server/db";
import { jsonRows } from "@/lib/server/db/json-rows";
import { realmCalls } from "@/lib/server/db/schema/realm-calls";
import type { EndedCall } from "@/lib/server/upstream";
import { rowOf, type IsSecret } from "./row";
import { RateSampler } from "./samples";

/** Calls that wait to be written before more are dropped: some seconds of a very busy instance. */
const MOST_WAITING = 5_000;
/**
 * Rows of one statement: the embedded database does its work where requests are answered. So many keep it
 * for some milliseconds, not much longer than the statement alone does.
 */
const BATCH = 200;

/** How the recording itself does, for whoever reads what was recorded. */
export interface RecorderState {
  readonly waiting: number;
  /** Calls that were not recorded since the process started, as there was no room. */
  readonly dropped: number;
}

interface Waiting {
  readonly call: EndedCall;
  readonly subject: string | null;
  readonly isSecret: IsSecret;
}

/**
 * Keeps calls in memory until they are written, off their way: a call pays for an entry of a list. Where the database does not keep up, new ones are dropped and counted; none waits.
 */
export class CallRecorder {
  #waiting: Waiting[] = [];
  #dropped = 0;
  readonly #samples = new RateSampler();
  readonly #most: number;

  constructor(most = MOST_WAITING) {
    this.#most = most;
  }

  /** @param isSecret By what the bundle knows that made the call; asked when it is written down. */
  add(call: EndedCall, subject: string | null, isSecret: IsSecret): void {
    if (this.#waiting.length >= this.#most) this.#dropped += 1;
    else this.#waiting.push({ call, subject, isSecret });
  }

  state(): RecorderState {
    return { waiting: this.#waiting.length, dropped: this.#dropped };
  }

  /** Writes all that waits. @throws what the database threw; what was not written goes on waiting */
  async flush(database: Database): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        const rows = batch.map(({ call, subject, isSecret }) => rowOf(call, subject, isSecret));
        await database.insert(realmCalls).select(jsonRows(realmCalls, rows));
      } catch (error) {
        this.#waiting = batch.concat(this.#waiting);
        throw error;
      }
      for (const { call } of batch) this.#samples.add(call);
    }
    await this.#samples.flush(database);
  }
}
