import type { RetentionRun } from "@/lib/core/operator/retention";
import { database } from "@/lib/server/db";
import { sweepFiles } from "@/lib/server/files";
import { logger } from "@/lib/server/log";
import { resumeErasures } from "@/lib/server/own-data";
import { sweepResults } from "@/lib/server/results";
import { retentionJobs } from "./jobs";
import { retentionRunsOf } from "./read";
import { runDueJobs } from "./run";

declare global {
  // One for the process, however many bundles it loads this file in.
  var countersignRetention: true | undefined;
}

const LOOK_MILLIS = 60_000;

/** Looks for jobs that are due at the start of this process and every minute, once however often it is called. */
export const startRetention = (): void => {
  if (globalThis.countersignRetention) return;
  globalThis.countersignRetention = true;
  const own = new Map<string, Date>();
  let isAtIt = false;
  const look = async (): Promise<void> => {
    if (isAtIt) return;
    isAtIt = true;
    try {
      const context = { database: await database(), now: () => new Date(), log: logger };
      const work = { sweepFiles, sweepResults, resumeErasures };
      await runDueJobs({ ...context, ...work, jobs: retentionJobs }, own);
    } catch (error) {
      logger.error({ component: "retention", error }, "Due jobs could not be looked for.");
    } finally {
      isAtIt = false;
    }
  };
  void look();
  setInterval(() => void look(), LOOK_MILLIS).unref();
};

/** Every job that removes what is not kept for good, with its last run. */
export const retentionRuns = async (): Promise<readonly RetentionRun[]> =>
  retentionRunsOf(await database(), retentionJobs, new Date());
