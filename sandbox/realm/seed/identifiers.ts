import { createHash } from "node:crypto";

/** An id that is the same on every machine: tests and screenshots can name it. */
export const seededId = (prefix: string, name: string): string =>
  `${prefix}_${createHash("sha256").update(`countersign ${prefix} ${name}`).digest("hex").slice(0, 14)}`;

const DAY_MILLIS = 24 * 60 * 60 * 1000;
const SPREAD_DAYS = 140;

/** A moment in the last months, fixed per name relative to the start. Unix milliseconds. */
export const seededMoment = (name: string, now: number): number => {
  const draw = createHash("sha256").update(`countersign moment ${name}`).digest().readUInt32BE(0);
  // Squared, so that a market looks alive: more of it is recent.
  const share = (draw / 2 ** 32) ** 2;
  return Math.floor(now - DAY_MILLIS / 24 - share * SPREAD_DAYS * DAY_MILLIS);
};
