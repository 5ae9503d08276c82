import type { Connection } from "./connections";

/**
 * Bytes that wait for a slow reader: once there are so many, the next piece finds the stream given up.
 * The last piece may go beyond it, or one larger than this would reach nobody ever; how large a piece
 * can be, read.ts bounds.
 */
export const MOST_QUEUED_BYTES = 64 * 1024;

interface Opened {
  readonly body: ReadableStream<Uint8Array>;
  readonly connection: Connection;
}

/**
 * A stream to one page. Its queue is bounded: where a reader does not keep up, the stream breaks and
 * the queue is dropped. The reader then has the id of the last event it read and asks from there.
 * @param gone called once when nobody reads any more
 */
export const openStream = (
  who: Pick<Connection, "wallet" | "sessionId" | "address">,
  gone: () => void,
): Opened => {
  let over = false;
  const parts: { controller?: ReadableStreamDefaultController<Uint8Array> } = {};
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        parts.controller = controller;
      },
      cancel: () => {
        over = true;
        gone();
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_QUEUED_BYTES }),
  );
  const { controller } = parts;
  const connection: Connection = {
    ...who,
    send: (bytes) => {
      if (over || !controller) return;
      if ((controller.desiredSize ?? 0) > 0) {
        controller.enqueue(bytes);
        return;
      }
      over = true;
      // By this name the server knows that nothing failed.
      controller.error(new DOMException("The reader does not keep up.", "AbortError"));
    },
    close: () => {
      if (over) return;
      over = true;
      controller?.close();
    },
  };
  return { body, connection };
};
