import { httpDate } from "./http-date";

type Header = (name: string) => string | null;

const fromRetryAfter = (value: string | null, now: number): number | null => {
  if (value === null) return null;
  if (/^\d{1,9}$/u.test(value)) return now + Number(value) * 1_000;
  return httpDate(value);
};

const fromReset = (value: string | null): number | null =>
  value !== null && /^\d{1,12}$/u.test(value) ? Number(value) * 1_000 : null;

/** a 429 whose headers leave something of their limit was not for that limit. */
export const saysSomethingIsLeft = (header: Header): boolean =>
  /^0{0,11}[1-9]\d{0,11}$/u.test(header("x-ratelimit-remaining") ?? "");

/**
 * When upstream wants to be asked again, in Unix milliseconds, or null where it does not say.
 * `Retry-After` (seconds or an HTTP date) wins over `X-RateLimit-Reset` (absolute Unix seconds),
 * and the latter counts for a 429 alone that says nothing is left: it stands on every answer.
 */
export const pauseUntil = (status: number, header: Header, now: number): number | null =>
  fromRetryAfter(header("retry-after"), now) ??
  (status === 429 && !saysSomethingIsLeft(header) ? fromReset(header("x-ratelimit-reset")) : null);
