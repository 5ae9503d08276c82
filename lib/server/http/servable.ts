/** Where there is nothing, for pages and for the API: both answer as they do for every other such address. */
const NOWHERE = "/-";
const NOWHERE_OF_API = "/api/-";

/** Methods that no Request can have (Fetch standard): Next breaks on them. */
const UNTOLD: ReadonlySet<string> = new Set(["CONNECT", "TRACE", "TRACK"]);

interface RequestLine {
  readonly method: string;
  /** Path and query, as a request line has them. */
  readonly url: string;
}

const isText = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

/**
 * A request line as Next can take it: it answers 500 to an address whose percent signs spell no text, and
 * to some methods. Such a request asks for nothing, and is given the address of nothing; every other one
 * comes back as it is.
 */
export const servable = ({ method, url }: RequestLine): RequestLine => {
  const [path = ""] = url.split("?", 1);
  const nowhere = path.startsWith("/api/") ? NOWHERE_OF_API : NOWHERE;
  if (UNTOLD.has(method)) return { method: "GET", url: nowhere };
  return { method, url: isText(path) ? url : nowhere };
};
