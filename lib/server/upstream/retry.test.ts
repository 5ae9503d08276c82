import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_RETRIES, retryDelay, type AttemptOutcome, type RetryQuestion } from "./retry";

const NOW = 1_000_000;
const status = (code: number, pauseUntil: number | null = null): AttemptOutcome => ({
  kind: "answer",
  status: code,
  pauseUntil,
});
const ask = (changes: Partial<RetryQuestion>): number | null =>
  retryDelay({
    outcome: status(503),
    attempts: 1,
    retries: MAX_RETRIES,
    repeatable: true,
    now: NOW,
    deadline: NOW + 60_000,
    random: 0.5,
    ...changes,
  });

describe("whether to try again", () => {
  it.each([429, 500, 502, 503, 504])("repeats after %i", (code) => {
    expect(ask({ outcome: status(code) })).not.toBeNull();
  });

  it.each([200, 201, 202, 204, 301, 400, 401, 403, 404, 409, 422, 501])(
    "does not after %i",
    (code) => {
      expect(ask({ outcome: status(code) })).toBeNull();
    },
  );

  it("repeats a lost connection and a time-out, not an unacceptable answer", () => {
    const after = (failure: "connection" | "timeout" | "too-large" | "content-type") =>
      ask({ outcome: { kind: "failure", failure } });
    expect([after("connection"), after("timeout")]).not.toContain(null);
    expect([after("too-large"), after("content-type")]).toEqual([null, null]);
  });

  it("never repeats what could act twice", () => {
    expect(ask({ repeatable: false })).toBeNull();
  });

  it("stops after the first attempt and five more", () => {
    expect(ask({ attempts: 5 })).not.toBeNull();
    expect(ask({ attempts: 6 })).toBeNull();
  });

  it("doubles the delay", () => {
    const delays = [1, 2, 3, 4].map((attempts) => ask({ attempts, random: 0 }));
    expect(delays).toEqual([125, 250, 500, 1_000]);
  });

  it("waits at least as long as it was told to", () => {
    expect(ask({ outcome: status(429, NOW + 7_000), random: 0 })).toBe(7_000);
  });

  it("ends at once when the pause outlasts the caller", () => {
    expect(ask({ outcome: status(429, NOW + 7_000), deadline: NOW + 6_000 })).toBeNull();
  });

  it("ignores a pause that is over", () => {
    expect(ask({ outcome: status(429, NOW - 7_000), random: 0 })).toBe(125);
  });

  it("never waits past the deadline, whatever the figures", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.option(fc.integer({ min: -5_000, max: 30_000 })),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempts, left, pause, random) => {
          const outcome = status(429, pause === null ? null : NOW + pause);
          const delay = ask({ attempts, outcome, random, deadline: NOW + left });
          return delay === null || (delay >= 0 && delay < left);
        },
      ),
    );
  });
});
