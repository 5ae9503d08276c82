const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span of time with its unit, as short as it can be told: "40 ms", "1.2 s", "5 min", "3 h", "2 d". */
export const spanWords = (millis: number): string => {
  const span = Math.max(0, Math.floor(millis));
  if (span < SECOND) return `${span} ms`;
  if (span < MINUTE) return `${(Math.floor(span / 100) / 10).toString()} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < 2 * DAY) return `${Math.floor(span / HOUR)} h`;
  return `${Math.floor(span / DAY)} d`;
};
