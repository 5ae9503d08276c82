/** RFC 3986 `pchar` and slashes, where a percent sign begins two hexadecimal digits. */
const PATH = /^\/[\w\-.~!$&'()*+,;=:@/%]*$/u;
const LONE_PERCENT = /%(?![0-9A-Fa-f]{2})/u;
/** What precedes the path where a whole URL is asked for, as through a proxy (RFC 9112, 3.2.2). */
const ORIGIN = /^https?:\/\/[^/?]*/iu;

/** What a request asks for, as it was sent: nothing in it is decoded or resolved. */
export interface Target {
  /** With /v1, without the query: what is signed. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Whether the path is one at all. */
  readonly wellFormed: boolean;
}

/**
 * Takes a request's target apart. A URL parser would resolve dot segments, and a signature over the
 * path that was sent would be held against another. @param sent The request line's, "/" without one.
 */
export const targetOf = (sent = "/"): Target => {
  const asked = sent.replace(ORIGIN, "");
  const end = asked.indexOf("?");
  const path = (end < 0 ? asked : asked.slice(0, end)) || "/";
  const query = new URLSearchParams(end < 0 ? "" : asked.slice(end));
  return { path, query, wellFormed: PATH.test(path) && !LONE_PERCENT.test(path) };
};
