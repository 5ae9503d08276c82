import { claimDueSubjects, type ClaimedSubject } from "../store/lease";
import { settleRuns } from "../store/settle";
import type { UseCases } from "../use-cases";
import { workOn, type WorkContext } from "../work";
import { runWebhookWorker, type WebhookWorker } from "../worker";
import { delivery, eventBody, openTestInbox, START, type TestInbox } from "./inbox";

/** An inbox with the work on what comes: a step at a time, or by workers. */
export interface Desk {
  readonly inbox: TestInbox;
  readonly context: WorkContext;
  /** Has REALM tell of something, so many seconds after the tests' first moment. */
  tell(
    eventId: string,
    type: string,
    data: Readonly<Record<string, unknown>>,
    secondsIn?: number,
    store?: TestInbox["store"],
  ): Promise<unknown>;
  /** Works on a claimed subject. @returns the events that were tried, in their order */
  work(claimed: ClaimedSubject): Promise<readonly string[]>;
  /** Claims what is due now, and works on it. */
  roundOnce(): Promise<readonly string[]>;
  endOf(eventId: string): Promise<string | undefined>;
  startWorker(changes?: Partial<WorkContext>): void;
  /** Stops the workers and forgets everything. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const openDesk = async (useCases: UseCases): Promise<Desk> => {
  const inbox = await openTestInbox();
  const { database, now, log } = inbox;
  const context: WorkContext = { database, now, log, useCases };
  const running: WebhookWorker[] = [];
  const work = async (claimed: ClaimedSubject): Promise<readonly string[]> => {
    const run = await workOn(context, claimed);
    await settleRuns(context, [run]);
    return run.endings.map(({ eventId }) => eventId);
  };
  const stop = () => Promise.all(running.splice(0).map((worker) => worker.stop()));
  return {
    inbox,
    context,
    tell: async (eventId, type, data, secondsIn = 0, store = inbox.store) => {
      const createdAt = new Date(START + secondsIn * 1000).toISOString();
      const told = delivery(eventBody(eventId, type, data, createdAt));
      const outcome = await inbox.receive(told, store);
      for (const worker of running) worker.wake();
      return outcome;
    },
    work,
    roundOnce: async () => {
      const tried: string[] = [];
      for (const claimed of await claimDueSubjects(context, 16))
        tried.push(...(await work(claimed)));
      return tried;
    },
    endOf: async (eventId) => (await inbox.row(eventId))?.state,
    startWorker: (changes = {}) => {
      running.push(runWebhookWorker({ ...context, ...changes }));
    },
    clear: async () => {
      await stop();
      await inbox.clear();
    },
    close: async () => {
      await stop();
      await inbox.close();
    },
  };
};
