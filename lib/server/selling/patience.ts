import type { Row } from "./store/rows";

/** How often a listing that is for sale is looked at by itself; webhooks and pages make it quicker. */
const ACTIVE_MILLIS = 5 * 60_000;
const FIRST_MILLIS = 1_000;
const LONGEST_MILLIS = 60_000;

/** Milliseconds until a listing is worked on again, as it stands. */
export const waitAfter = ({ state, tries }: Pick<Row, "state" | "tries">): number => {
  if (state === "active" && tries === 0) return ACTIVE_MILLIS;
  return Math.min(FIRST_MILLIS * 2 ** Math.max(0, tries - 1), LONGEST_MILLIS);
};
