/** Figures of the contract that both sides keep. */

/** timestamps are accepted this many seconds either way (the figure is seed M's); webhooks likewise. */
export const TIMESTAMP_TOLERANCE_SECONDS = 300;
/** Documented: an idempotency key answers from the store for about 24 hours. */
export const IDEMPOTENCY_SECONDS = 24 * 60 * 60;
/** Documented default page size of a search. */
export const DEFAULT_PAGE_SIZE = 20;
/** Bounds of requests. REALM documents `numOutputs` and the shares; the rest are ours, chosen ample. */
export const MAX_OUTPUTS = 4;
export const MAX_PROMPT_LENGTH = 2000;
export const MIN_PICTURE_PIXELS = 64;
export const MAX_PICTURE_PIXELS = 2048;
export const MAX_GUIDANCE = 50;
export const MIN_VIDEO_SECONDS = 0.5;
export const MAX_VIDEO_SECONDS = 10;
export const MAX_FPS = 60;
export const MAX_TAGS = 16;
