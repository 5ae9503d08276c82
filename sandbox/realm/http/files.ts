import type { ServerResponse } from "node:http";

const PREVIEW = /^\/assets\/preview\/([\w-]{1,128})\.svg$/u;

/**
 * Preview pictures, as a CDN gives them: without a key, to any page, for a day. The pictures are
 * drawn here, but the header treats them as somebody else's: no script, nothing fetched.
 */
export const serveFiles =
  (draw: (assetId: string) => string | null) =>
  (path: string, response: ServerResponse): boolean => {
    const match = PREVIEW.exec(path);
    if (!match) return false;
    const picture = draw(match[1] ?? "");
    if (picture === null) {
      response
        .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
        .end("No such picture.\n");
      return true;
    }
    response
      .writeHead(200, {
        "content-type": "image/svg+xml; charset=utf-8",
        "cache-control": "public, max-age=86400",
        "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
        "x-content-type-options": "nosniff",
        "access-control-allow-origin": "*",
        "cross-origin-resource-policy": "cross-origin",
      })
      .end(picture);
    return true;
  };
