import { describe, expect, test } from "vitest";
import { unusualUse, type HourOfUse } from "./unusual";

const HOUR = 60 * 60_000;
const now = new Date("2026-03-10T12:30:00.000Z");
const NEVER_ENDED = { lastUsedAt: null, replacedAt: null, revokedAt: null };

const hour = (hoursAgo: number, calls: number, errors = 0, refusals = 0): HourOfUse => ({
  at: Date.parse("2026-03-10T12:00:00.000Z") - hoursAgo * HOUR,
  calls,
  errors,
  refusals,
});
/** A hundred hours of ten calls, one of which fails every tenth hour: one percent. */
const calm = Array.from({ length: 100 }, (_, at) => hour(30 + at, 10, at % 10 === 0 ? 1 : 0));
const of = (...late: readonly HourOfUse[]) => unusualUse([...late, ...calm], NEVER_ENDED, now);

describe("errors", () => {
  test("are told when their share has jumped, with both shares", () => {
    expect(of(hour(0, 50, 17))).toEqual([
      "34 % of 50 calls failed in the last 24 hours, 1 % of 1000 in the 7 days before.",
    ]);
  });

  test("are no jump below a tenth, of few calls, or where it was always so", () => {
    expect(of(hour(0, 50, 4))).toEqual([]);
    expect(of(hour(0, 19, 19))).toEqual([]);
    const always = calm.map((one) => ({ ...one, errors: 2 }));
    expect(unusualUse([hour(0, 50, 12), ...always], NEVER_ENDED, now)).toEqual([]);
  });

  test("without anything to compare with are told from half of all calls on", () => {
    expect(unusualUse([hour(1, 40, 20)], NEVER_ENDED, now)).toHaveLength(1);
    expect(unusualUse([hour(1, 40, 19)], NEVER_ENDED, now)).toEqual([]);
  });
});

describe("the rate", () => {
  test("is told when one hour has over five times the busiest before", () => {
    expect(of(hour(3, 61))).toEqual([
      "61 calls in one hour of the last 24; the busiest of the 7 days before had 10.",
    ]);
    expect(of(hour(3, 50))).toEqual([]);
  });

  test("is not judged of a key that is new", () => {
    expect(unusualUse([hour(3, 900), hour(30, 1)], NEVER_ENDED, now)).toEqual([]);
  });
});

test("a single refusal is told for a day", () => {
  expect(of(hour(2, 5, 1, 1))).toEqual([
    "REALM refused it once in the last 24 hours (401 or 403).",
  ]);
  expect(of(hour(26, 5, 1, 1))).toEqual([]);
});

test("use after its end is told, but for the calls that were under way", () => {
  const used = (lastUsedAt: string, life: { replacedAt?: string; revokedAt?: string }) =>
    unusualUse([], { replacedAt: null, revokedAt: null, ...life, lastUsedAt }, now);
  const end = "2026-03-09T08:00:00.000Z";
  expect(used("2026-03-09T08:05:00.000Z", { revokedAt: end })).toEqual([]);
  expect(used("2026-03-09T11:00:00.000Z", { revokedAt: end })).toEqual([
    "It was used 3 h after it was revoked.",
  ]);
  expect(used("2026-03-09T11:00:00.000Z", { replacedAt: end })).toEqual([
    "It was used 3 h after it was replaced.",
  ]);
});
