import { httpDate } from "./http-date";

/** How far upstream's clock is ahead of ours, in milliseconds, and when that was seen. */
export interface ClockSkew {
  readonly millis: number;
  /** Unix milliseconds. */
  readonly measuredAt: number;
}

/** Seeds A6, M6, M8: from here an operator has to look, and from there it can't be called right. */
const ATTENTION_MILLISECONDS = 30_000;
const FAIL_MILLISECONDS = 5 * 60_000;

/**
 * Measures from one answer. `Date` says the second in which it was written, somewhere between sending
 * and receiving: what was known stays as far as that allows it, and nothing known is no skew.
 * @param age The answer's `Age`: one that a cache kept tells when it was made, not what time it is.
 * @returns null where the answer tells no time
 */
export const measureSkew = (
  date: string | null,
  age: string | null,
  sentAt: number,
  receivedAt: number,
  known: ClockSkew | null = null,
): ClockSkew | null => {
  const second = date === null || age !== null ? null : httpDate(date);
  if (second === null) return null;
  const least = second - receivedAt;
  const most = second + 999 - sentAt;
  const millis = Math.min(Math.max(known?.millis ?? 0, least), most);
  return { millis: millis === 0 ? 0 : millis, measuredAt: receivedAt };
};

export type SkewState = "pass" | "attention" | "fail";

/** How a skew is to be taken. */
export const skewState = ({ millis }: ClockSkew): SkewState => {
  const off = Math.abs(millis);
  if (off > FAIL_MILLISECONDS) return "fail";
  return off > ATTENTION_MILLISECONDS ? "attention" : "pass";
};
