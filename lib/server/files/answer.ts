import type { ByteRange, StoredFile } from "./stored";

/** As a body: read as it is sent, closed where nobody wants it any more. */
export const bodyOf = (bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const pieces = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: async () => {
        await pieces.return?.();
      },
    },
    // Nothing is read ahead of somebody who reads: Next drops the body of a HEAD without cancelling it.
    { highWaterMark: 0 },
  );
};

/** One range as RFC 9110 writes it; null for none, several, or what can't be given: then all is sent. */
const rangeOf = (header: string | null, bytes: number): ByteRange | null => {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? "") ?? [];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === "" || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return from <= to ? { from, to } : null;
};

/** Shown in place, or kept under a name; never taken for a page of ours, whatever is in it. */
const dispositionOf = (downloadName: string | undefined): string =>
  downloadName === undefined
    ? "inline"
    : `attachment; filename*=UTF-8''${encodeURIComponent(downloadName).replace(/['()*]/gu, (character) => `%${character.charCodeAt(0).toString(16)}`)}`;

/**
 * The answer that carries a file to its owner, piece by piece; a film's player asks for ranges of it.
 * @param downloadName Given, the browser saves it under that name
 */
export const answerWithFile = (
  request: Request,
  file: Pick<StoredFile, "type" | "bytes" | "open">,
  downloadName?: string,
): Response => {
  const range = rangeOf(request.headers.get("range"), file.bytes);
  const headers = new Headers({
    "content-type": file.type,
    "content-disposition": dispositionOf(downloadName),
    "accept-ranges": "bytes",
    "content-length": String(range ? range.to - range.from + 1 : file.bytes),
  });
  if (range) headers.set("content-range", `bytes ${range.from}-${range.to}/${file.bytes}`);
  return new Response(bodyOf(file.open(range ?? undefined)), {
    status: range ? 206 : 200,
    headers,
  });
};

/** The answer that carries a thumbnail. */
export const answerWithThumbnail = (open: () => AsyncIterable<Uint8Array>): Response =>
  new Response(bodyOf(open()), {
    headers: { "content-type": "image/webp", "content-disposition": "inline" },
  });
