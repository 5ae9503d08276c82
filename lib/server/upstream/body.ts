import type { CallBody } from "./types";

/** A call's body as it goes out. */
export interface OutgoingBody {
  /** Name, value, name, value. */
  readonly headers: readonly string[];
  /** Null where there is none. A stream is opened anew for every attempt. */
  readonly open: () => Uint8Array | AsyncIterable<Uint8Array> | null;
  /** What counts for a signature; empty for a stream. */
  readonly signed: Uint8Array;
}

const NOTHING = new Uint8Array();

const ofText = (text: string, contentType: string): OutgoingBody => {
  const bytes = Buffer.from(text, "utf8");
  return { headers: ["content-type", contentType], open: () => bytes, signed: bytes };
};

export const outgoingBody = ({ json, form, multipart }: CallBody): OutgoingBody => {
  if (json !== undefined) return ofText(json, "application/json");
  if (form !== undefined) return ofText(form, "application/x-www-form-urlencoded");
  if (multipart === undefined) return { headers: [], open: () => null, signed: NOTHING };
  return {
    headers: [
      ...["content-type", multipart.contentType],
      ...["content-length", multipart.length.toString()],
    ],
    open: multipart.stream,
    signed: NOTHING,
  };
};
