import { CodedError } from "@/lib/core/errors";
import { codedOf, makeHop, type Hop, type HopAnswer, type HopOptions } from "./hop";
import { parseTarget, zoneOf } from "./target";
import type { OutsideAnswer, OutsideLimits, OutsideRequest } from "./types";

const defaultLimits: OutsideLimits = {
  connectMillis: 3_000,
  headersMillis: 8_000,
  bodyMillis: 5_000,
  totalMillis: 30_000,
};

const MOST_REDIRECTS = 3;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

const unusable = (message: string): CodedError => new CodedError("OUTSIDE_ANSWER_REFUSED", message);

/** Where a redirect leads: judged like the first address, and never from the open network inwards. */
const redirected = (from: Hop, { header }: HopAnswer, options: HopOptions): Hop => {
  const location = header("location");
  if (location === null) throw unusable("a redirect does not say where to");
  const url = parseTarget(location, from.url);
  const zone = zoneOf(url, options.reach);
  if (from.zone === "public" && zone !== "public")
    throw new CodedError("OUTSIDE_ADDRESS_REFUSED", "a redirect leads from https to this machine");
  const headers = url.origin === from.url.origin ? from.headers : {};
  return { ...from, url, zone, headers };
};

/** Follows a GET's redirects; a POST's are an answer, as what it carries was meant for one place. */
const follow = async (first: Hop, options: HopOptions): Promise<HopAnswer> => {
  let hop = first;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await makeHop(hop, options);
    if (hop.post !== undefined || !REDIRECTS.has(answer.status)) return answer;
    answer.end();
    if (redirects === MOST_REDIRECTS) throw unusable("there are too many redirects");
    hop = redirected(hop, answer, options);
  }
};

const nothing = async function* (): AsyncGenerator<Uint8Array> {};

const pieces = async function* ({ body }: HopAnswer, done: () => void): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) {
      if (piece instanceof Uint8Array) yield piece;
    }
  } catch (error) {
    throw codedOf(error);
  } finally {
    done();
  }
};

/** @throws CodedError OUTSIDE_ANSWER_REFUSED: of another kind, or in a coding that was not asked for */
const typeOf = ({ header }: HopAnswer, types: readonly string[]): string => {
  const coding = header("content-encoding") ?? "identity";
  if (coding.trim().toLowerCase() !== "identity") throw unusable("the answer is compressed");
  const [essence = ""] = (header("content-type") ?? "").toLowerCase().split(";", 1);
  const type = types.find((one) => one === essence.trim());
  if (type === undefined) throw unusable("the answer is of a kind that is not taken");
  return type;
};

/**
 * Asks an address that somebody else chose, without letting it choose what is reached (seed M20).
 * @throws CodedError OUTSIDE_ADDRESS_REFUSED, OUTSIDE_ANSWER_REFUSED, OUTSIDE_UNAVAILABLE
 */
export const fetchThrough = async (
  request: OutsideRequest,
  options: HopOptions,
): Promise<OutsideAnswer> => {
  const limits = { ...defaultLimits, ...request.limits };
  const url = parseTarget(request.url);
  const zone = zoneOf(url, options.reach);
  const time = new AbortController();
  const timer = setTimeout(() => {
    time.abort(new DOMException("the fetch took too long", "TimeoutError"));
  }, limits.totalMillis);
  const { post, headers = {}, bytes } = request;
  const hop: Hop = { url, zone, post, headers, bytes, limits, signal: time.signal };
  const answer = await follow(hop, options).catch((error: unknown) => {
    clearTimeout(timer);
    throw error;
  });
  const done = (): void => {
    clearTimeout(timer);
    answer.end();
  };
  const { status, header } = answer;
  if (status < 200 || status > 299 || status === 204 || request.types.length === 0) {
    done();
    return { status, header, type: null, body: nothing() };
  }
  try {
    return { status, header, type: typeOf(answer, request.types), body: pieces(answer, done) };
  } catch (error) {
    done();
    throw error;
  }
};
