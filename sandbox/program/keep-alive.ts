/**
 * Milliseconds for which a connection nobody uses stays open. Node's own five are often over just when
 * somebody takes the connection up again, whose request is then lost.
 */
export const KEEP_ALIVE = 60_000;
