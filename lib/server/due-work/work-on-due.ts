import { setTimeout as pause } from "node:timers/promises";

export interface DueWorker {
  /** Look now: there is work. */
  wake(): void;
  /** Takes nothing new and resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** Rows that come due, and what is done with each. */
interface DueWork<Row> {
  /** Rows one process works on at a time. */
  readonly atOnce: number;
  /** Milliseconds from being woken to looking, where many wake in a row: one claim then takes many. */
  readonly gatherMillis?: number;
  readonly now: () => Date;
  /** Done before each look, such as making rows due that nobody else does. */
  readonly before?: () => Promise<unknown>;
  /** Claims at most so many, so that no other instance has them. */
  readonly claim: (most: number) => Promise<readonly Row[]>;
  readonly work: (row: Row) => Promise<unknown>;
  /** When the next comes due, no later than it can be claimed; null where there is none. */
  readonly nextAt: () => Promise<Date | null>;
  /** `work` threw, which it should not: the row comes due again by itself. */
  readonly workFailed: (row: Row, error: unknown) => void;
  /** Looking for due rows threw; it is tried again. */
  readonly lookFailed: (error: unknown) => void;
}

const SHORTEST_SLEEP_MILLIS = 100;
/** Another instance's row can come due without this process hearing of it. */
const LONGEST_SLEEP_MILLIS = 1_000;

/**
 * Works on every row that is due, for as long as the process lives. As safe in every instance at once
 * as `claim` is.
 */
export const workOnDue = <Row>(due: DueWork<Row>): DueWorker => {
  const running = new Set<Promise<unknown>>();
  let stopped = false;
  let alarm = new AbortController();

  /** Milliseconds until the next comes due; null where there is none. */
  const millisToNext = async (): Promise<number | null> => {
    const next = await due.nextAt();
    return next && next.getTime() - due.now().getTime();
  };

  /** @param woken There is probably something; else it is asked first, which costs less than to claim nothing. */
  const takeDue = async (woken: boolean): Promise<number> => {
    const free = due.atOnce - running.size;
    if (free <= 0) return LONGEST_SLEEP_MILLIS;
    await due.before?.();
    if (!woken) {
      const wait = (await millisToNext()) ?? LONGEST_SLEEP_MILLIS;
      if (wait > 0) return wait;
    }
    const claimed = await due.claim(free);
    for (const row of claimed) {
      const work = due
        .work(row)
        .catch((error: unknown) => {
          due.workFailed(row, error);
        })
        .finally(() => {
          running.delete(work);
          alarm.abort();
        });
      running.add(work);
    }
    if (claimed.length > 0) return SHORTEST_SLEEP_MILLIS;
    return (await millisToNext()) ?? LONGEST_SLEEP_MILLIS;
  };

  const loop = async (): Promise<void> => {
    let woken = true;
    while (!stopped) {
      alarm = new AbortController();
      const sleep = await takeDue(woken).catch((error: unknown) => {
        due.lookFailed(error);
        return LONGEST_SLEEP_MILLIS;
      });
      const millis = Math.min(Math.max(sleep, SHORTEST_SLEEP_MILLIS), LONGEST_SLEEP_MILLIS);
      // Unreferenced: work that is stored is no reason to keep a process from ending.
      await pause(millis, undefined, { signal: alarm.signal, ref: false }).catch(() => undefined);
      woken = alarm.signal.aborted;
      if (due.gatherMillis !== undefined && woken)
        await pause(due.gatherMillis, undefined, { ref: false });
    }
    await Promise.all(running);
  };

  const looping = loop();
  return {
    wake: () => {
      alarm.abort();
    },
    stop: () => {
      stopped = true;
      alarm.abort();
      return looping;
    },
  };
};
