import "server-only";
import { logger } from "@/lib/server/log";
import { database } from "./index";

/** Opens the database at the start of the server; where that fails, says why and ends the process. */
export const requireDatabase = async (): Promise<void> => {
  try {
    await database();
  } catch (error) {
    logger.error({ dependency: "database", error }, "The database could not be opened.");
    process.stderr.write(`${error instanceof Error ? error.message : "The database failed."}\n`);
    process.exit(1);
  }
};
