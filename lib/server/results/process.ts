import type { ResultPage, ResultQuery } from "@/lib/core/job";
import type { Address } from "@/lib/core/solana";
import { database } from "@/lib/server/db";
import {
  readStoredFile,
  removeStoredFile,
  requireRoomForCopy,
  storeCopy,
} from "@/lib/server/files";
import { logger } from "@/lib/server/log";
import { fetchOutside } from "@/lib/server/outside";
import type { ResultContext } from "./context";
import { runResultKeeper } from "./keeper";
import * as opening from "./open";
import * as reading from "./read";
import * as removing from "./remove";

declare global {
  // One for the process, however many bundles it loads this file in.
  var countersignResultKeeper: Promise<unknown> | undefined;
}

/** The context of this process. */
const resultContext = async (): Promise<ResultContext> => ({
  database: await database(),
  now: () => new Date(),
  log: logger,
  ...{ fetchOutside, storeCopy },
  requireRoom: requireRoomForCopy,
  readFile: readStoredFile,
  removeFile: removeStoredFile,
});

/** See remove.ts. */
export const sweepResults = async (): Promise<number> =>
  removing.removeOrphans(await resultContext());

/** Starts this process's keeper of results, once however often it is called. */
export const startResultKeeper = (): void => {
  if (globalThis.countersignResultKeeper) return;
  globalThis.countersignResultKeeper = resultContext().then(runResultKeeper);
  globalThis.countersignResultKeeper.catch((error: unknown) => {
    globalThis.countersignResultKeeper = undefined;
    logger.error({ component: "results", error }, "The keeper of results could not start.");
  });
};

/** See read.ts. */
export const listResults = async (wallet: Address, query: ResultQuery): Promise<ResultPage> =>
  reading.listResults(await resultContext(), wallet, query);

/** See open.ts. */
export const openResult = async (wallet: Address, id: string): Promise<opening.OpenedResult> =>
  opening.openResult(await resultContext(), wallet, id);

/** See remove.ts. */
export const removeResult = async (wallet: Address, id: string): Promise<void> =>
  removing.removeResult(await resultContext(), wallet, id);
