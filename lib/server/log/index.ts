import "server-only";
import { knownSecrets, logLevelOfProcess } from "@/lib/server/env";
import { createLogger, type Log } from "./create-logger";

export type { Log } from "./create-logger";

export const logger: Log = createLogger({ level: logLevelOfProcess(), secrets: knownSecrets });

/** The log of one request: every line carries its id. */
export const requestLogger = (requestId: string): Log => logger.with({ requestId });
