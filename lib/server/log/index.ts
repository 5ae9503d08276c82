import "server-only";
import { knownSecrets, logLevelOfProcess } from "@/lib/server/env";
import { createLogger, type Log, type LogOptions } from "./create-logger";
import { LearnedSecrets } from "./learned";
import { scrub } from "./scrub";

export type { Log } from "./create-logger";

declare global {
  /** Standard error, set by a command whose standard output is its answer. */
  var countersignLogDescriptor: 2 | undefined;
}

// Each of Next's bundles has its own, as it has its own vault to open them and its own log to keep them from.
const learned = new LearnedSecrets(() => performance.now());

/** From here on no line of the log holds these: whoever opens a secret says so first. */
export const learnSecrets = (...secrets: readonly string[]): void => {
  learned.learn(secrets);
};

let last: Readonly<Record<"ofEnvironment" | "opened" | "all", readonly string[]>> = {
  ofEnvironment: [],
  opened: [],
  all: [],
};

/** The same list as for the last line where nothing has changed. */
const allSecrets = (): readonly string[] => {
  const ofEnvironment = knownSecrets();
  const opened = learned.all();
  if (ofEnvironment !== last.ofEnvironment || opened !== last.opened)
    last = { ofEnvironment, opened, all: [...ofEnvironment, ...opened] };
  return last.all;
};

/** Whether a text holds a secret that no line of the log may hold, in any form it is looked for in. */
export const holdsSecret = (text: string): boolean => scrub(text, allSecrets()) !== text;

/** This process's log with its lines written elsewhere: for who looks at what its lines say. */
export const logTo = ({ level, destination }: Omit<LogOptions, "secrets">): Log =>
  createLogger({
    level,
    secrets: allSecrets,
    ...(destination === undefined ? {} : { destination }),
  });

export const logger: Log = logTo({
  level: logLevelOfProcess(),
  destination: globalThis.countersignLogDescriptor ?? 1,
});

/** The log of one request: every line carries its id. */
export const requestLogger = (requestId: string): Log => logger.with({ requestId });
