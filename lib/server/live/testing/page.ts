import { createParser } from "eventsource-parser";
import * as z from "zod";
import type { LiveHub, Visit } from "../hub";

const dataSchema = z.object({ kind: z.string(), id: z.string() });

/** A page's end of a stream: reads on until it breaks or is left. */
export interface Page {
  /** "ready", "reset", "end", and "kind:id" of each change, in the order heard. */
  readonly heard: string[];
  /** The browser's Last-Event-ID. */
  readonly lastId: () => string;
  /** How it ended: "closed" in order, "broken" otherwise; null while it stands. */
  readonly ended: () => "closed" | "broken" | null;
  readonly leave: () => void;
}

/** @throws Error where the hub refuses */
export const openPage = (hub: LiveHub, visit: Omit<Visit, "signal">): Page => {
  const gone = new AbortController();
  const body = hub.open({ ...visit, signal: gone.signal });
  if (typeof body === "string") throw new Error(`refused: ${body}`);
  const heard: string[] = [];
  let lastId = "";
  let ended: "closed" | "broken" | null = null;
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ id, event, data }) => {
      if (id !== undefined) lastId = id;
      if (event !== undefined) {
        heard.push(event);
        return;
      }
      const change = dataSchema.parse(JSON.parse(data));
      heard.push(`${change.kind}:${change.id}`);
    },
  });
  const sink = new WritableStream<Uint8Array>({
    write: (bytes) => {
      parser.feed(decoder.decode(bytes, { stream: true }));
    },
  });
  body.pipeTo(sink, { signal: gone.signal }).then(
    () => {
      ended = "closed";
    },
    () => {
      ended = "broken";
    },
  );
  return {
    heard,
    lastId: () => lastId,
    ended: () => ended,
    leave: () => {
      gone.abort();
    },
  };
};
