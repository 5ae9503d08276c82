import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "@/lib/server/db";
import type { Ear } from "@/lib/server/db/database";
import { liveSessions } from "@/lib/server/identity/sessions";
import type { Log } from "@/lib/server/log";
import { createConnections, type Places, type Refusal } from "./connections";
import { deliver, endSession, welcome, type Newcomer } from "./deliver";
import { beat } from "./frames";
import { readOn } from "./read";
import { openStream } from "./stream";

export interface HubContext {
  readonly database: Database;
  readonly listen: (heard: () => void) => Promise<Ear>;
  readonly now: () => Date;
  readonly log: Log;
  readonly most?: Places;
  readonly beatMillis?: number;
}

/** A page that wants to be told. */
export interface Visit {
  readonly wallet: string;
  readonly sessionId: string;
  /** Where it comes from, as limits count it. */
  readonly address: string;
  /** The last place it has seen; null for one that comes for the first time. */
  readonly after: bigint | null;
  /** Aborts when its connection is gone. */
  readonly signal: AbortSignal;
}

/** Plain data and streams only: it is used across Next's bundles, which share no class. */
export interface LiveHub {
  readonly open: (visit: Visit) => ReadableStream<Uint8Array> | Refusal;
  /** How many streams stand, those given up included. */
  readonly size: () => number;
  /** Closes every stream; browsers come back to whoever answers then. */
  readonly stop: () => Promise<void>;
}

/** Tabs of one person; an office behind one address; streams of one instance, each some tens of kilobytes. */
const MOST: Places = { perWallet: 32, perAddress: 600, perInstance: 2_000 };
const BEAT_MILLIS = 15_000;
/** Without an ear on the database, it is asked this often. */
const LOOK_MILLIS = 1_000;
/** Of a burst, one read takes many. */
const GATHER_MILLIS = 40;

/** Tells the open pages of this instance what changes. One reader, however many pages. */
export const runHub = async (context: HubContext): Promise<LiveHub> => {
  const { database, now, log, most = MOST, beatMillis = BEAT_MILLIS } = context;
  const connections = createConnections(most);
  let newcomers: readonly Newcomer[] = [];
  let head: bigint | null = null;
  let stopped = false;
  let alarm = new AbortController();
  let beatAt = performance.now() + beatMillis;

  const wake = (): void => {
    alarm.abort();
  };

  /**
   * Who came since the last turn hears from the place on that this one has read up to; while there is more
   * to place, what was committed before they came may lie beyond it, and they wait.
   */
  const turn = async (): Promise<{ readonly more: boolean }> => {
    if (connections.size() === 0) {
      head = null;
      newcomers = [];
      return { more: false };
    }
    const read = await readOn(database, head);
    head = read.head;
    deliver(connections, read.events);
    if (read.more) return read;
    const come = newcomers;
    await welcome(database, come, read.head);
    newcomers = newcomers.slice(come.length);
    for (const { connection } of come) connections.letIn(connection);
    return read;
  };

  /**
   * The only hold on sessions that ran out, or ended while nobody listened. A place is for those let in:
   * one that waits has yet to be told what it missed before it, and could break off.
   */
  const beatAll = async (): Promise<void> => {
    const open = connections.all();
    if (open.length === 0) return;
    const ids = open.map(({ sessionId }) => sessionId);
    const live = await liveSessions(database, ids, now());
    const bytes = head === null ? null : beat(head);
    for (const connection of open) {
      if (!live.has(connection.sessionId)) endSession(connection);
      else if (bytes !== null && connections.isIn(connection)) connection.send(bytes);
    }
  };

  const step = async (): Promise<boolean> => {
    const { more } = await turn();
    if (performance.now() >= beatAt) {
      beatAt = performance.now() + beatMillis;
      await beatAll();
    }
    return more;
  };

  const loop = async (): Promise<void> => {
    while (!stopped) {
      alarm = new AbortController();
      let again = LOOK_MILLIS;
      try {
        if (await step()) continue;
        if (ear.isHearing() || connections.size() === 0) again = beatAt - performance.now();
      } catch (error) {
        log.warn({ component: "live", error }, "Live updates could not be read.");
      }
      // Unreferenced: pages that wait are no reason to keep a process from ending.
      await pause(Math.max(again, 0), undefined, { signal: alarm.signal, ref: false }).catch(
        () => undefined,
      );
      await pause(GATHER_MILLIS, undefined, { ref: false });
    }
  };

  const ear = await context.listen(wake);
  const looping = loop();
  return {
    open: ({ wallet, sessionId, address, after, signal }) => {
      // Of one that has left already no abort will be heard: its place would be held for good.
      const isOver = stopped || signal.aborted;
      const refusal = isOver ? "stopped" : connections.refusal({ wallet, address });
      if (refusal !== null) return refusal;
      const leave = (): void => {
        connections.remove(connection);
      };
      const { body, connection } = openStream({ wallet, sessionId, address }, leave);
      signal.addEventListener("abort", leave, { once: true });
      connections.add(connection);
      newcomers = [...newcomers, { connection, after }];
      wake();
      return body;
    },
    size: connections.size,
    stop: async () => {
      stopped = true;
      wake();
      for (const connection of connections.all()) connection.close();
      await Promise.all([looping, ear.close()]);
    },
  };
};
