/** Bounds of what people send as files. REALM documents none; these are ours, chosen ample. */

const MEGABYTE = 1_000_000;

export const MOST_PICTURE_BYTES = 20 * MEGABYTE;
export const MOST_FILM_BYTES = 100 * MEGABYTE;
/** Pixels of each side, of pictures and films. */
export const FEWEST_SIDE_PIXELS = 64;
export const MOST_SIDE_PIXELS = 8_192;
/** Pixels in all. */
export const MOST_PIXELS = 50_000_000;
/** The same of one that can't be decoded row by row: it lies in memory whole. */
export const MOST_PROGRESSIVE_PIXELS = 24_000_000;
/** What one wallet may keep of each kind. */
export const MOST_KEPT = { files: 1_000, bytes: 4_000 * MEGABYTE } as const;
/** Milliseconds after which an upload that was not sent, asked for or used again counts as unused. */
export const UNUSED_AFTER = 60 * 60_000;
/** Files that can be asked for at once by what is in them. */
export const MOST_ASKED = 200;
