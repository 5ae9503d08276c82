const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, as people say it, rounded down. */
export const ago = (then: Date, now: Date): string => {
  const millis = now.getTime() - then.getTime();
  if (millis < MINUTE) return "just now";
  if (millis < HOUR) return `${Math.floor(millis / MINUTE)} min ago`;
  if (millis < DAY) return `${Math.floor(millis / HOUR)} h ago`;
  const days = Math.floor(millis / DAY);
  return days === 1 ? "yesterday" : `${days} days ago`;
};
