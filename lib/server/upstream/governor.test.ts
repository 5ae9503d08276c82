import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateGovernor } from "./governor";

const GROUP = "platform marketplace";
const NOW = 1_763_760_000_000;

const headers =
  (limit: number, remaining: number, resetAt: number) =>
  (name: string): string | null =>
    ({
      "x-ratelimit-limit": limit.toString(),
      "x-ratelimit-remaining": remaining.toString(),
      "x-ratelimit-reset": Math.floor(resetAt / 1_000).toString(),
    })[name] ?? null;

const governed = () => {
  const near: number[] = [];
  const governor = new RateGovernor((_group, remaining) => near.push(remaining));
  const told = (limit: number, remaining: number, resetAt = NOW + 60_000, status = 200): void => {
    governor.admit(GROUP, NOW);
    governor.learn(GROUP, headers(limit, remaining, resetAt), status);
  };
  return { governor, near, told };
};

describe("the rate governor", () => {
  it("holds nothing back while it knows nothing, and while much is left", () => {
    const { governor, told } = governed();
    expect(governor.admit("unknown", NOW)).toBe(0);
    told(100, 80);
    expect([governor.admit(GROUP, NOW), governor.admit(GROUP, NOW)]).toEqual([0, 0]);
  });

  it("spreads the last quarter over the time until the reset", () => {
    const { governor, told } = governed();
    told(100, 20);
    const waits = Array.from({ length: 5 }, () => governor.admit(GROUP, NOW));
    expect(waits[0]).toBe(0);
    expect(waits[1]).toBeGreaterThan(1_000);
    expect(waits).toEqual(waits.toSorted((left, right) => left - right));
    expect(waits.at(-1)).toBeLessThan(60_000);
  });

  it("counts what is under way, of which upstream's headers know nothing yet", () => {
    const { governor, told } = governed();
    told(100, 30);
    const waits = Array.from({ length: 40 }, () => governor.admit(GROUP, NOW));
    expect(waits[0]).toBe(0);
    expect(waits.slice(30).every((wait) => wait >= 60_000)).toBe(true);
  });

  it("holds back until the reset what would be refused, and does not let all go at once then", () => {
    const { governor, told } = governed();
    told(60, 0);
    const waits = Array.from({ length: 3 }, () => governor.admit(GROUP, NOW));
    expect(waits).toEqual([61_000, 62_000, 63_000]);
  });

  it("takes a 429 for an empty budget whatever its headers say", () => {
    const { governor, told } = governed();
    told(100, 50, NOW + 60_000, 429);
    expect(governor.admit(GROUP, NOW)).toBeGreaterThanOrEqual(60_000);
  });

  it("knows nothing of a budget past its reset", () => {
    const { governor, told } = governed();
    told(100, 0);
    expect(governor.admit(GROUP, NOW + 60_000)).toBe(0);
  });

  it("is not misled by an answer that came late", () => {
    const { governor, told } = governed();
    told(100, 10, NOW + 60_000);
    told(100, 90, NOW + 60_000);
    expect(governor.state()).toMatchObject([{ remaining: 10 }]);
    told(100, 3, NOW - 1_000);
    expect(governor.state()).toMatchObject([{ remaining: 10, resetAt: NOW + 60_000 }]);
  });

  it("tells once less than a tenth is left", () => {
    const { near, told } = governed();
    told(100, 10);
    told(100, 9);
    expect(near).toEqual([9]);
  });

  it("gives the place of a call that never went back", () => {
    const { governor, told } = governed();
    told(100, 26);
    for (let round = 0; round < 50; round += 1) {
      expect(governor.admit(GROUP, NOW)).toBe(0);
      governor.release(GROUP);
    }
  });

  it.each(["", "-1", "1.5", "1e3", "many", "99999999999999"])(
    "makes nothing of the header %j",
    (text) => {
      const { governor } = governed();
      governor.admit(GROUP, NOW);
      governor.learn(GROUP, () => text, 200);
      expect(governor.state()).toEqual([]);
    },
  );

  it("never draws a refusal it could foresee: a strict limit, any pace of callers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 120 }),
        (limit, gaps) => {
          const governor = new RateGovernor(() => undefined);
          const WINDOW = 10_000;
          const used = new Map<number, number>();
          const windowOf = (at: number): number => Math.floor(at / WINDOW);
          let now = NOW;
          let refused = 0;
          // Calls end before the next begins, as far as they wait: the worst a single caller can do.
          for (const gap of gaps) {
            now += gap;
            now += governor.admit(GROUP, now);
            const window = windowOf(now);
            const count = (used.get(window) ?? 0) + 1;
            used.set(window, count);
            const status = count > limit ? 429 : 200;
            if (status === 429) refused += 1;
            const reset = (window + 1) * WINDOW;
            governor.learn(GROUP, headers(limit, Math.max(0, limit - count), reset), status);
          }
          return refused === 0;
        },
      ),
    );
  });
});
