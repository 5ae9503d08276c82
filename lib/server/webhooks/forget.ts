import type { Log } from "@/lib/server/log";
import { forgetBodies, removeEvents } from "./store/forget";
import type { Stored } from "./store/lease";

const DAY_MILLIS = 24 * 60 * 60 * 1000;
/** What an event said is of use while somebody may ask what happened. */
const BODY_DAYS = 30;
/** That it came is of use while REALM could send it again; it gives up after a day. */
const ROW_DAYS = 90;

/** How long after one look the next is due. */
const EVERY_MILLIS = 60 * 60 * 1000;

interface ForgetContext extends Stored {
  readonly log: Log;
}

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MILLIS);

/**
 * Makes the job that forgets what is done and old: bodies after 30 days, whole rows after 90, both
 * counted from when the event was done with. One that is parked, or that still waits, is never old.
 * Each call does one small batch of each, at most once an hour unless there is more: the rest is the
 * next call's, so that applying never waits long for it. Safe in every instance at once.
 */
export const forgetting = ({ database, now, log }: ForgetContext): (() => Promise<void>) => {
  let dueAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = now();
    if (at.getTime() < dueAt) return;
    dueAt = at.getTime() + EVERY_MILLIS;
    try {
      const removed = await removeEvents(database, daysBefore(at, ROW_DAYS));
      const emptied = await forgetBodies(database, daysBefore(at, BODY_DAYS));
      if (removed || emptied) dueAt = at.getTime();
    } catch (error) {
      log.error({ component: "webhooks", error }, "Old webhooks could not be forgotten.");
    }
  };
};
