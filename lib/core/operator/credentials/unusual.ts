import { spanWords } from "../span";
import type { CredentialLine } from "./line";

/** Calls of one full hour, all operations together. */
export interface HourOfUse {
  /** Unix milliseconds of its beginning. */
  readonly at: number;
  readonly calls: number;
  readonly errors: number;
  readonly refusals: number;
}

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** What of late is compared with: the days before. */
const DAYS_BEFORE = 7;

/** Fewer calls than that say nothing of a share. */
const FEWEST_CALLS = 20;
const LEAST_SHARE = 0.1;
const SHARE_TIMES = 3;
/** Without anything to compare with, only so many errors are told. */
const LEAST_SHARE_ALONE = 0.5;
const LEAST_RATE = 60;
const RATE_TIMES = 5;
/** Hours of use before a busiest one means anything. */
const FEWEST_HOURS = 12;
/** Calls under way when a credential is replaced end within this. */
const UNDER_WAY = 5 * 60_000;

const sum = (hours: readonly HourOfUse[], of: "calls" | "errors" | "refusals"): number =>
  hours.reduce((total, hour) => total + hour[of], 0);

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const errorWords = (late: readonly HourOfUse[], before: readonly HourOfUse[]): string | null => {
  const calls = sum(late, "calls");
  if (calls < FEWEST_CALLS) return null;
  const share = sum(late, "errors") / calls;
  const callsBefore = sum(before, "calls");
  if (callsBefore < FEWEST_CALLS)
    return share >= LEAST_SHARE_ALONE
      ? `${percent(share)} of ${calls} calls failed in the last 24 hours; there is little to compare that with.`
      : null;
  const shareBefore = sum(before, "errors") / callsBefore;
  return share >= LEAST_SHARE && share > SHARE_TIMES * shareBefore
    ? `${percent(share)} of ${calls} calls failed in the last 24 hours, ${percent(shareBefore)} of ${callsBefore} in the ${DAYS_BEFORE} days before.`
    : null;
};

const rateWords = (late: readonly HourOfUse[], before: readonly HourOfUse[]): string | null => {
  if (before.length < FEWEST_HOURS) return null;
  const busiest = Math.max(0, ...late.map(({ calls }) => calls));
  const busiestBefore = Math.max(...before.map(({ calls }) => calls));
  return busiest >= LEAST_RATE && busiest > RATE_TIMES * busiestBefore
    ? `${busiest} calls in one hour of the last 24; the busiest of the ${DAYS_BEFORE} days before had ${busiestBefore}.`
    : null;
};

const refusedWords = (late: readonly HourOfUse[]): string | null => {
  const refusals = sum(late, "refusals");
  return refusals > 0
    ? `REALM refused it ${refusals === 1 ? "once" : `${refusals} times`} in the last 24 hours (401 or 403).`
    : null;
};

type Life = Pick<CredentialLine, "lastUsedAt" | "replacedAt" | "revokedAt">;

const lateUseWords = ({ lastUsedAt, replacedAt, revokedAt }: Life): string | null => {
  const endedAt = revokedAt ?? replacedAt;
  if (endedAt === null || lastUsedAt === null) return null;
  const after = Date.parse(lastUsedAt) - Date.parse(endedAt);
  return after > UNDER_WAY
    ? `It was used ${spanWords(after)} after it was ${revokedAt === null ? "replaced" : "revoked"}.`
    : null;
};

/**
 * What of a credential's use is unusual (seeds M4, D21), in sentences with the figures they rest on:
 * errors and rate of the last 24 hours against the seven days before, refusals, use after its end.
 * Simple on purpose: each can be checked by eye on the chart beside it.
 * @param hours At least those of the last eight days.
 */
export const unusualUse = (
  hours: readonly HourOfUse[],
  life: Life,
  now: Date,
): readonly string[] => {
  const since = now.getTime() - DAY;
  const late = hours.filter(({ at }) => at + HOUR > since);
  const before = hours.filter(
    ({ at }) => at + HOUR <= since && at > since - DAYS_BEFORE * DAY - HOUR,
  );
  return [
    lateUseWords(life),
    refusedWords(late),
    errorWords(late, before),
    rateWords(late, before),
  ].filter((words) => words !== null);
};
