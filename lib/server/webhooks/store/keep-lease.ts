import type { Log } from "@/lib/server/log";
import { LEASE_MILLIS, renewLease, type Lease, type Stored } from "./lease";

/** A claim that is kept for as long as its holder lives. */
export interface KeptLease {
  /** Whether it ran out and another instance has the subject: nothing more of it may be applied here. */
  readonly isLost: () => boolean;
  /** Stops renewing and gives it as it stands, to be given back. */
  readonly end: () => Promise<Lease>;
}

const BEATS_A_LEASE = 3;

/** Renews a claim over and over until its end, so that one that is short loses nothing to a slow call. */
export const keepLease = (
  context: Stored & { readonly log: Log },
  claimed: Lease,
  leaseMillis = LEASE_MILLIS,
): KeptLease => {
  let lease = claimed;
  let lost = false;
  let renewing = Promise.resolve();
  const renew = async (): Promise<void> => {
    const renewed = await renewLease(context, lease, leaseMillis);
    if (renewed) lease = renewed;
    else lost = true;
  };
  const beat = setInterval(() => {
    // One after the other: each renewal knows the lease by the end the one before gave it.
    renewing = renewing.then(renew).catch((error: unknown) => {
      const fields = { component: "webhooks", error };
      context.log.warn(fields, "A claim on webhooks could not be renewed.");
    });
  }, leaseMillis / BEATS_A_LEASE);
  // Work that is stored is no reason to keep a process from ending.
  beat.unref();
  return {
    isLost: () => lost,
    end: async () => {
      clearInterval(beat);
      await renewing;
      return lease;
    },
  };
};
