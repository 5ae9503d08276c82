import { chain } from "@/lib/server/chain";
import { database } from "@/lib/server/db";
import type { DueWorker } from "@/lib/server/due-work";
import { forgetListing, forgetPages, listingsOf } from "@/lib/server/listings";
import { logger } from "@/lib/server/log";
import { readModel } from "@/lib/server/models";
import { realm, realmOf } from "@/lib/server/realm";
import type { SellingContext } from "./context";
import { runHandoverWorker } from "./handover/worker";
import { handoverPolicy } from "./policy";
import { makeDue } from "./store/lease";
import { runSellingWorker } from "./worker";

declare global {
  // Next bundles the instrumentation, which starts it, and the routes, which wake it, apart.
  var countersignSellingWorker: Promise<readonly DueWorker[]> | undefined;
}

/** Milliseconds a page waits for REALM before it shows what is known. */
const PATIENCE = 4_000;

/** Without a worker in this process there is nobody to wake; another instance's will look. */
const wake = (): void => {
  globalThis.countersignSellingWorker?.then(
    (workers) => {
      for (const worker of workers) worker.wake();
    },
    () => undefined,
  );
};

/** The context of this process. */
export const sellingContext = async (): Promise<SellingContext> => ({
  database: await database(),
  realmOf,
  listingNow: (listingId) => realm().getListing(listingId, PATIENCE),
  onMarketOf: async (wallet) => (await listingsOf(wallet)).value,
  modelOf: readModel,
  forgetListing,
  forgetPages,
  chain: chain(),
  handoverPolicy,
  now: () => new Date(),
  log: logger,
  wake,
});

/** Starts this process's workers, of listings and of what their sellers sign, once however often it is called. */
export const startSellingWorker = (): void => {
  if (globalThis.countersignSellingWorker) return;
  globalThis.countersignSellingWorker = sellingContext().then((context) => [
    runSellingWorker(context),
    runHandoverWorker(context),
  ]);
  globalThis.countersignSellingWorker.catch((error: unknown) => {
    globalThis.countersignSellingWorker = undefined;
    logger.error({ component: "selling", error }, "The worker of listings could not start.");
  });
};

const bringForward = async (listingIds: readonly string[]): Promise<void> => {
  const areOwn = await makeDue({ database: await database(), now: () => new Date() }, listingIds);
  if (areOwn) wake();
};

/** Has these listings looked at soon, where they are somebody's own; the next look would come by itself. */
export const lookSoon = (listingIds: readonly string[]): Promise<void> =>
  bringForward(listingIds).catch((error: unknown) => {
    logger.warn({ component: "selling", error }, "Listings are looked at later only.");
  });
