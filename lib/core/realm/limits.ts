/** Figures of the contract that both sides keep. */

/** timestamps are accepted this many seconds either way (the figure is seed M's). */
export const TIMESTAMP_TOLERANCE_SECONDS = 300;
/** Documented: an idempotency key answers from the store for about 24 hours. */
export const IDEMPOTENCY_SECONDS = 24 * 60 * 60;
/** Documented default page size of a search. */
export const DEFAULT_PAGE_SIZE = 20;
