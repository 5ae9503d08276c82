import { setTimeout as pause } from "node:timers/promises";
import { thresholdWords, valueWords } from "@/lib/core/operator/alerts";
import type { AlertContext } from "./context";
import { measure, type Probes } from "./measure";
import { applyMeasurements, claimRound } from "./round";
import type { TallyKeeper } from "./tallies";

export interface WatchContext extends AlertContext {
  readonly probes: Probes;
  readonly tallies: Pick<TallyKeeper, "write">;
  /** Told when something happened, so that it is delivered at once. */
  readonly wake: () => void;
}

/** How often the rules are looked at, by whichever instance comes first. */
const EVERY_MILLIS = 10_000;
/** A timer that fires a little early must not leave its round to nobody. */
const SLACK_MILLIS = 1_000;

/** One look: writes down what this instance counted, and where the round is its own, judges. */
export const look = async (context: WatchContext): Promise<void> => {
  const { database, now, log, probes, tallies, wake } = context;
  await tallies.write(database, now());
  if (!(await claimRound(context, EVERY_MILLIS - SLACK_MILLIS))) return;
  const happened = await applyMeasurements(context, await measure(probes, now(), log));
  for (const { rule, kind, value } of happened) {
    const { id, title, severity } = rule;
    const words = `${valueWords(rule, value)}; it fires ${thresholdWords(rule)}`;
    const fields = { component: "alerts", rules: [id], event: kind, reason: words };
    if (kind === "resolved") log.info(fields, `Alert is over: ${title}`);
    else if (severity === "critical") log.error(fields, `ALERT: ${title}`);
    else log.warn(fields, `ALERT: ${title}`);
  }
  if (happened.length > 0) wake();
};

/** Looks every ten seconds for as long as the process lives. Safe in every instance at once. */
export const runWatch = async (context: WatchContext): Promise<never> => {
  for (;;) {
    await look(context).catch((error: unknown) => {
      context.log.error({ component: "alerts", error }, "The alert rules could not be looked at.");
    });
    // Unreferenced: looking is no reason to keep a process from ending.
    await pause(EVERY_MILLIS, undefined, { ref: false });
  }
};
