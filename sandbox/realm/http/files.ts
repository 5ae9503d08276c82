import type { IncomingMessage, ServerResponse } from "node:http";
import type { FileServer } from "./serve";

const PREVIEW = /^\/assets\/preview\/([\w-]{1,128})\.svg$/u;
const MEDIA = /^\/media\/([\w.-]{1,180})$/u;

const types: Readonly<Record<string, string>> = { png: "image/png", webm: "video/webm" };

export interface FileSources {
  /** An asset's preview as SVG; null where there is no such asset. */
  readonly draw: (assetId: string) => string | null;
  /** A job's result by its address. */
  readonly open: (file: string, query: URLSearchParams) => "missing" | "forbidden" | Buffer;
  /** Where a path leads on purpose; null where it leads nowhere else. */
  readonly leadOf: (path: string) => string | null;
}

/**
 * As a CDN gives files: without a key, to any page, for a day. The pictures are made here, but the
 * header treats them as somebody else's: no script, nothing fetched.
 */
const shared = {
  "cache-control": "public, max-age=86400",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  "x-content-type-options": "nosniff",
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
};

const refuse = (response: ServerResponse, status: 403 | 404 | 416, why: string): void => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${why}\n`);
};

/** One `bytes=from-to` range; null where the header asks for none, or for something else. */
const rangeOf = (
  header: string | undefined,
  length: number,
): { readonly from: number; readonly to: number } | null => {
  const match = /^bytes=(\d{1,12})-(\d{0,12})$/u.exec(header ?? "");
  if (!match) return null;
  const last = length - 1;
  return { from: Number(match[1]), to: Math.min(last, match[2] ? Number(match[2]) : last) };
};

const sendMedia = (
  bytes: Buffer,
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const type = types[file.split(".").at(-1) ?? ""] ?? "application/octet-stream";
  const headers = { ...shared, "content-type": type, "accept-ranges": "bytes" };
  const range = rangeOf(request.headers.range, bytes.length);
  if (!range) {
    response.writeHead(200, { ...headers, "content-length": bytes.length }).end(bytes);
    return;
  }
  const { from, to } = range;
  if (from > to) {
    refuse(response, 416, "There is no such range.");
    return;
  }
  response
    .writeHead(206, {
      ...headers,
      "content-range": `bytes ${from}-${to}/${bytes.length}`,
      "content-length": to - from + 1,
    })
    .end(bytes.subarray(from, to + 1));
};

/** Preview pictures and results of jobs. */
export const serveFiles = ({ draw, open, leadOf }: FileSources): FileServer => ({
  has: (path) => PREVIEW.test(path) || MEDIA.test(path),
  serve: ({ path, query }, request, response) => {
    const lead = leadOf(path);
    if (lead !== null) {
      // As bytes: an address that is no URL at all can be led to, too.
      response.writeHead(302, { ...shared, location: Buffer.from(lead).toString("latin1") }).end();
      return;
    }
    const assetId = PREVIEW.exec(path)?.[1];
    if (assetId !== undefined) {
      const picture = draw(assetId);
      if (picture === null) {
        refuse(response, 404, "No such picture.");
        return;
      }
      const type = "image/svg+xml; charset=utf-8";
      response.writeHead(200, { ...shared, "content-type": type }).end(picture);
      return;
    }
    const file = MEDIA.exec(path)?.[1] ?? "";
    const bytes = open(file, query);
    if (bytes === "forbidden") refuse(response, 403, "This address has expired.");
    else if (bytes === "missing") refuse(response, 404, "No such file.");
    else sendMedia(bytes, file, request, response);
  },
});
