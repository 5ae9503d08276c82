import "server-only";
import { logger } from "@/lib/server/log";
import { EnvironmentError, env } from "./index";
import { setButNotYetUsed } from "./not-yet";

/**
 * Reads the environment at the start of the server. Where it is wrong, the lines that say so go to
 * standard error and the process ends: an app that half works is worse than one that does not start.
 */
export const requireEnvironment = (): void => {
  try {
    env();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`The environment is not complete; nothing was started.\n`);
    for (const line of error.lines) process.stderr.write(`  ${line}\n`);
    process.exit(1);
  }
  for (const name of setButNotYetUsed(process.env)) {
    logger.warn({ component: "environment" }, `${name} is set; this version does not act on it.`);
  }
};
