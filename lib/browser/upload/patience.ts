const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 15_000;

/** Tries of one file in a row that the connection may break before the person is asked to go on. */
export const MOST_TRIES = 8;

/** Milliseconds before the next try: doubled each time. @param attempt 1 for the first that broke */
export const pauseAfter = (attempt: number): number =>
  Math.min(FIRST_PAUSE * 2 ** (attempt - 1), LONGEST_PAUSE);
