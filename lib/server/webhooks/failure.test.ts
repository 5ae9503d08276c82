import { expect, it } from "vitest";
import { CodedError, type ErrorCode } from "@/lib/core/errors";
import { failureOf, NoEnd, type Failure } from "./failure";

const CAME = Date.parse("2026-11-20T12:00:00.000Z");
const HOUR = 3_600_000;

const failing = (attempts: number, reason: string | null) => ({
  ...{ id: 1n, eventId: "evt_1", eventType: "job.failed", body: "{}", attempts, reason },
  ...{ occurredAt: new Date(CAME), receivedAt: new Date(CAME), dueAt: new Date(CAME) },
});
const coded = (code: ErrorCode) => new CodedError(code, "canary");

/** Fails again and again, each time when it is tried, until it is given up or so long after it came. */
const failures = (error: unknown, millis: number): readonly Failure[] => {
  const all: Failure[] = [];
  let at = CAME;
  while (at < CAME + millis) {
    const last = all.at(-1);
    const next = failureOf(failing(last?.attempts ?? 0, last?.reason ?? null), error, new Date(at));
    all.push(next);
    if (next.waitMillis === null) break;
    at += next.waitMillis;
  }
  return all;
};

it.each([
  coded("REALM_UNAVAILABLE"),
  coded("REALM_RATE_LIMITED"),
  coded("REALM_QUOTA"),
  coded("CHAIN_UNAVAILABLE"),
  coded("STORE_UNAVAILABLE"),
  new NoEnd(),
])(
  "while something is out of order (%s) it is tried for a day, at least each five minutes",
  (error) => {
    const day = failures(error, 23 * HOUR).map(({ waitMillis }) => waitMillis);
    expect(day.slice(0, 10)).toEqual([
      ...[1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000],
    ]);
    expect(Math.max(...day.map((millis) => millis ?? Number.POSITIVE_INFINITY))).toBe(300_000);
    expect(failures(error, 25 * HOUR).at(-1)?.waitMillis).toBeNull();
  },
);

it("what fails of itself is parked at the eighth attempt, however long an outage was before", () => {
  const first = failureOf(failing(40, "REALM_UNAVAILABLE"), coded("REALM_ANSWER"), new Date(CAME));
  expect(first).toEqual({ reason: "REALM_ANSWER", attempts: 1, waitMillis: 1_000 });
  expect(failures(coded("REALM_ANSWER"), HOUR)).toHaveLength(8);
  expect(failures(new Error("a bug"), HOUR)).toHaveLength(8);
});
