import type { Row } from "./store/rows";

/** How often a listing that is for sale is looked at by itself; webhooks and pages make it quicker. */
const ACTIVE_MILLIS = 5 * 60_000;
const FIRST_MILLIS = 1_000;
const LONGEST_MILLIS = 60_000;
const UNSIGNED_FIRST_MILLIS = 5_000;
const UNSIGNED_LONGEST_MILLIS = 60 * 60_000;

/** Milliseconds until a listing is worked on again, as it stands. */
export const waitAfter = (
  { state, tries, attemptedAt }: Pick<Row, "state" | "tries" | "attemptedAt">,
  now: Date,
): number => {
  if (state === "active" && tries === 0) return ACTIVE_MILLIS;
  const wait = Math.min(FIRST_MILLIS * 2 ** Math.max(0, tries - 1), LONGEST_MILLIS);
  if (state !== "signing") return wait;
  // Its seller's signature is heard of by itself; the longer it has not come, the less is to be seen.
  const age = now.getTime() - attemptedAt.getTime();
  return Math.min(Math.max(age, wait, UNSIGNED_FIRST_MILLIS), UNSIGNED_LONGEST_MILLIS);
};
