import { workOnDue, type DueWorker } from "@/lib/server/due-work";
import type { ResultContext } from "./context";
import { keepResult } from "./keep";
import { claimDueResults, nextResultAt } from "./store";

/** Copies one process makes at a time. */
const AT_ONCE = 4;

/** Copies every result that is due, for as long as the process lives. Safe in every instance at once. */
export const runResultKeeper = (context: ResultContext): DueWorker =>
  workOnDue({
    atOnce: AT_ONCE,
    now: context.now,
    claim: (most) => claimDueResults(context, most),
    work: (result) => keepResult(context, result),
    nextAt: () => nextResultAt(context),
    workFailed: ({ jobId }, error) => {
      context.log.error({ jobId, error }, "A result could not be settled.");
    },
    lookFailed: (error) => {
      context.log.error({ component: "results", error }, "Results could not be looked for.");
    },
  });
