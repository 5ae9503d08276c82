import "server-only";
import { knownSecrets, logLevelOfProcess } from "@/lib/server/env";
import { createLogger, type Log } from "./create-logger";

export type { Log } from "./create-logger";

declare global {
  /** Standard error, set by a command whose standard output is its answer. */
  var countersignLogDescriptor: 2 | undefined;
}

export const logger: Log = createLogger({
  level: logLevelOfProcess(),
  secrets: knownSecrets,
  destination: globalThis.countersignLogDescriptor ?? 1,
});

/** The log of one request: every line carries its id. */
export const requestLogger = (requestId: string): Log => logger.with({ requestId });
