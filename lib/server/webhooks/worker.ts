import { setTimeout as pause } from "node:timers/promises";
import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import { groupCommit, type GroupLimits } from "./store/group-commit";
import { claimDueSubjects, nextDueAt } from "./store/lease";
import { settleRuns, type Run } from "./store/settle";
import { takeUpForgotten } from "./store/subjects";
import { workOn, type WorkContext } from "./work";

export type WebhookWorker = DueWorker;

/** Subjects one process works on at a time. */
const AT_ONCE = 64;
/** Of a burst, one claim takes many: each on its own would keep the database from storing the rest. */
const GATHER_MILLIS = 50;
/** People wait no longer than this for what an instance that was killed had just acknowledged. */
const FORGOTTEN_MILLIS = 10_000;
/** Longer than anybody sleeps: what is due later is of no interest yet. */
const HORIZON_MILLIS = 2_000;

const settling: GroupLimits = {
  most: AT_ONCE,
  mostWaiting: AT_ONCE,
  /** What is not written down in this time is not heard of, and applied again when its lease is over. */
  within: 8_000,
  /** Those that were claimed together end at about the same time. */
  gather: () => pause(GATHER_MILLIS / 2, undefined, { ref: false }),
};

const after = (at: Date, millis: number): Date => new Date(at.getTime() + millis);

/**
 * Applies stored events for as long as the process lives, those of one subject in their order. Safe in
 * every instance at once, and after kill -9: what was not written down as done is applied again.
 */
export const runWebhookWorker = (context: WorkContext): WebhookWorker => {
  const { database, now, log } = context;
  const settle = groupCommit<Run, true>((runs) => settleRuns(context, runs), settling);
  let takenUpAt: Date | null = null;

  const takeUp = async (): Promise<void> => {
    const at = now();
    if (takenUpAt !== null && at < after(takenUpAt, FORGOTTEN_MILLIS)) return;
    await takeUpForgotten(database, at);
    takenUpAt = at;
  };

  return workOnDue({
    atOnce: AT_ONCE,
    gatherMillis: GATHER_MILLIS,
    now,
    before: takeUp,
    claim: (most) => claimDueSubjects(context, most, context.patience?.leaseMillis),
    work: async (claimed) => settle(await workOn(context, claimed)),
    nextAt: () => nextDueAt(context, after(now(), HORIZON_MILLIS)),
    workFailed: (_claimed, error) => {
      log.error({ component: "webhooks", error }, "How webhooks ended could not be written down.");
    },
    lookFailed: (error) => {
      log.error({ component: "webhooks", error }, "Webhooks could not be looked for.");
    },
  });
};
