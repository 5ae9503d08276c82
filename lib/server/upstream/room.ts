/** Milliseconds an exchange is given at least, where its caller has so much: what waits before it leaves it that. */
export const LEAST_EXCHANGE = 1_000;

/**
 * How much of a caller's time may go by before an attempt begins: turns, pauses and held-back calls end
 * by then. An attempt sent in the last moment is one that upstream counts and nobody hears the end of.
 * @param whole Milliseconds for everything
 */
export const room = (whole: number): number => whole - Math.min(LEAST_EXCHANGE, whole / 4);
