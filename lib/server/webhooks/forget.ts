import { forgetBodies, removeEvents, removeSubjects } from "./store/forget";
import type { Stored } from "./store/lease";

const DAY_MILLIS = 24 * 60 * 60 * 1000;
/** What an event said is of use while somebody may ask what happened. */
const BODY_DAYS = 30;
/** That it came is of use while REALM could send it again; it gives up after a day. */
const ROW_DAYS = 90;

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY_MILLIS);

/** One batch after another until one says that there is no more: applying goes on in between. */
const all = async (batch: () => Promise<{ readonly done: number; readonly more: boolean }>) => {
  let sum = 0;
  for (;;) {
    const { done, more } = await batch();
    sum += done;
    if (!more) return sum;
  }
};

/**
 * Removes the rows of events 90 days after they were done with, and then what was known of a subject by
 * them: none that is left could be overtaken by one that is gone. One that is parked, or that still waits,
 * is never old. Safe in every instance at once. @returns how many events
 */
export const removeOldEvents = async ({ database, now }: Stored): Promise<number> => {
  const before = daysBefore(now(), ROW_DAYS);
  const removed = await all(() => removeEvents(database, before));
  await all(() => removeSubjects(database, before));
  return removed;
};

/** Empties the bodies of events 30 days after they were done with; see removeOldEvents. @returns how many */
export const forgetOldBodies = ({ database, now }: Stored): Promise<number> =>
  all(() => forgetBodies(database, daysBefore(now(), BODY_DAYS)));
