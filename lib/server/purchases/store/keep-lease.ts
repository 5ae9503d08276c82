import type { PurchaseContext } from "../context";
import type { Purchase } from "../purchase";
import { LEASE_MILLIS, renewLease } from "./lease";

type Lease = Pick<Purchase, "id" | "leaseUntil">;

/** A claim that is kept for as long as its holder lives. */
export interface KeptLease {
  /** Renews it now; false where it ran out and another instance has taken the purchase. */
  readonly renew: () => Promise<boolean>;
  /** Stops renewing and gives it as it stands, to be given back. */
  readonly end: () => Promise<Lease>;
}

const BEATS_A_LEASE = 3;
/** More than every call of a step may take together: a step that hangs gives the purchase to others. */
const LONGEST_MILLIS = 180_000;

/**
 * Renews a claim over and over until its end. A lease can so be short: what a killed process was at
 * is free again within seconds, and a slow call out loses nothing; a step that never ends is given up.
 */
export const keepLease = (
  context: Pick<PurchaseContext, "database" | "now" | "log">,
  claimed: Lease,
): KeptLease => {
  let lease = claimed;
  let last: Promise<boolean> = Promise.resolve(true);
  const renew = (): Promise<boolean> => {
    // One after the other: each renewal knows the lease by the end the one before gave it.
    last = last
      .catch(() => true)
      .then(async () => {
        const renewed = await renewLease(context, lease);
        if (renewed) lease = renewed;
        return renewed !== null;
      });
    return last;
  };
  const until = context.now().getTime() + LONGEST_MILLIS;
  const beat = setInterval(() => {
    if (context.now().getTime() > until) {
      clearInterval(beat);
      context.log.error({ purchaseId: claimed.id }, "ALERT: a step of a purchase does not end.");
      return;
    }
    renew().catch((error: unknown) => {
      context.log.warn({ purchaseId: claimed.id, error }, "A claim could not be renewed.");
    });
  }, LEASE_MILLIS / BEATS_A_LEASE);
  // Work that is stored is no reason to keep a process from ending.
  beat.unref();
  return {
    renew,
    end: async () => {
      clearInterval(beat);
      await last.catch(() => true);
      return lease;
    },
  };
};
