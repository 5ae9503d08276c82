import type { LiveEvent } from "./read";

/** What goes down a stream, as the HTML standard writes server-sent events. */

const encoder = new TextEncoder();

/** Milliseconds after which a browser that lost its stream asks again. */
const RETRY_MILLIS = 2_000;

/** The first thing said: from this place on, every change is told. */
export const ready = (place: bigint): Uint8Array =>
  encoder.encode(`retry: ${RETRY_MILLIS}\nid: ${place}\nevent: ready\ndata: {}\n\n`);

/** What was missed is not known any more: the page has to ask for its lists anew. */
export const reset = (place: bigint): Uint8Array =>
  encoder.encode(`id: ${place}\nevent: reset\ndata: {}\n\n`);

/** The session is over; coming back would not help. */
export const end = encoder.encode("event: end\ndata: {}\n\n");

/**
 * Nothing new. Keeps proxies from closing the stream, tells the page that it still stands, and moves
 * its place on, so that what it asks for after a break is never old.
 */
export const beat = (place: bigint): Uint8Array =>
  encoder.encode(`: beat\nid: ${place}\nevent: beat\ndata: {}\n\n`);

export const changes = (events: readonly LiveEvent[]): Uint8Array =>
  encoder.encode(
    events
      .map(
        ({ sequence, kind, subject }) =>
          `id: ${sequence}\ndata: ${JSON.stringify({ kind, id: subject })}\n\n`,
      )
      .join(""),
  );
