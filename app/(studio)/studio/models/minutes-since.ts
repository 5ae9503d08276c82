/** Whole minutes since a moment; none for one that is yet to come by another clock. */
export const minutesSince = (moment: Date): number =>
  Math.max(0, Math.floor((Date.now() - moment.getTime()) / 60_000));
