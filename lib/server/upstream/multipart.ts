import { randomUUID } from "node:crypto";

/** A file on its way; opened anew for every attempt. */
export interface FormFile {
  readonly fileName: string;
  readonly contentType: string;
  /** How long it is, in bytes. */
  readonly bytes: number;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** One field of a form: text or a file. */
export type FormPart =
  { readonly name: string; readonly text: string } | ({ readonly name: string } & FormFile);

/** A multipart/form-data body of known length that never lies in memory whole (RFC 7578). */
export interface MultipartBody {
  readonly contentType: string;
  readonly length: number;
  /** The bytes, from the start each time. */
  readonly stream: () => AsyncGenerator<Uint8Array>;
}

/** Quotes, line breaks and what is not printable can't end a header or its value early. */
const quoted = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/["\r\n\\\p{C}]/gu, (character) => encodeURIComponent(character));

/** RFC 9110, 8.3.1, without parameters. A browser names it, so it may hold anything. */
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/u;

const mediaType = (text: string): string => {
  if (MEDIA_TYPE.test(text)) return text;
  throw new TypeError("a file's content type is none");
};

const utf8 = new TextEncoder();

const headOf = (boundary: string, part: FormPart): Uint8Array => {
  const lines =
    "text" in part
      ? [`Content-Disposition: form-data; name="${quoted(part.name)}"`]
      : [
          `Content-Disposition: form-data; name="${quoted(part.name)}"; filename="${quoted(part.fileName)}"`,
          `Content-Type: ${mediaType(part.contentType)}`,
        ];
  return utf8.encode(`--${boundary}\r\n${lines.join("\r\n")}\r\n\r\n`);
};

const END_OF_PART = utf8.encode("\r\n");

/**
 * @param progress Hears how many bytes of the whole are out, after each piece.
 * @throws TypeError for a content type that is none.
 * The stream throws TypeError where a file is not as long as it was said to be.
 */
export const multipartBody = (
  parts: readonly FormPart[],
  progress: (sent: number) => void = () => undefined,
): MultipartBody => {
  const boundary = `countersign-${randomUUID()}`;
  const end = utf8.encode(`--${boundary}--\r\n`);
  const sections = parts.map((part) => {
    const text = "text" in part ? utf8.encode(part.text) : null;
    return { part, head: headOf(boundary, part), text };
  });
  const length = sections.reduce(
    (sum, { part, head, text }) =>
      sum + head.length + ("text" in part ? (text?.length ?? 0) : part.bytes) + END_OF_PART.length,
    end.length,
  );

  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (const { part, head, text } of sections) {
      yield head;
      if (text !== null) yield text;
      if ("open" in part) {
        let sent = 0;
        for await (const piece of part.open()) {
          sent += piece.length;
          if (sent > part.bytes) break;
          yield piece;
        }
        if (sent !== part.bytes) throw new TypeError("a file changed its length while it was sent");
      }
      yield END_OF_PART;
    }
    yield end;
  };

  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    length,
    stream: async function* () {
      let out = 0;
      for await (const piece of pieces()) {
        yield piece;
        out += piece.length;
        progress(out);
      }
    },
  };
};
