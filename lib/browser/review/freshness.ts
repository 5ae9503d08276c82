/** How long a review may lie before it is made again: about two confirmations of the cluster. */
const GOOD_FOR_MS = 20_000;

/**
 * Whether a review made `at` still speaks for `now` (both milliseconds since 1970). A clock that was
 * set back proves nothing.
 */
export const isFresh = (at: number, now: number): boolean => now >= at && now - at <= GOOD_FOR_MS;
