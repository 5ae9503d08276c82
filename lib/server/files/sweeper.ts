import { logger } from "@/lib/server/log";
import { fileContext } from "./process";
import { sweepFiles } from "./sweep";

const EVERY_MILLIS = 60 * 60_000;

const sweep = async (): Promise<void> => {
  try {
    const removed = await sweepFiles(await fileContext());
    if (removed > 0) logger.info({ component: "files", count: removed }, "Files were swept.");
  } catch (error) {
    logger.error({ component: "files", error }, "Files could not be swept.");
  }
};

/** Sweeps at the start of the process and every hour; safe in every instance at once. */
export const startFileSweeper = (): void => {
  void sweep();
  setInterval(() => void sweep(), EVERY_MILLIS).unref();
};
