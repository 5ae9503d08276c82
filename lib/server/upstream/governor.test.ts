import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateGovernor, type Budgets, type Haste } from "./governor";

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

const reader: Haste = { patience: Infinity, urgent: false };

const governed = () => {
  const near: number[] = [];
  const governor = new RateGovernor((_group, remaining) => near.push(remaining));
  const told = (limit: number, remaining: number, resetAt = NOW + 60_000, status = 200): void => {
    governor.admit(GROUP, NOW, { patience: Infinity, urgent: true });
    governor.learn(GROUP, headers(limit, remaining, resetAt), status, NOW);
  };
  /** Milliseconds a call has to wait. */
  const admit = (now = NOW, haste: Partial<Haste> = {}): number =>
    governor.admit(GROUP, now, { ...reader, ...haste }) ?? Infinity;
  return { governor, near, told, admit };
};

describe("the rate governor", () => {
  it("holds nothing back while it knows nothing, and while much is left", () => {
    const { told, admit } = governed();
    expect(admit()).toBe(0);
    told(100, 80);
    expect([admit(), admit()]).toEqual([0, 0]);
  });

  it("spreads the last quarter over the time until the reset", () => {
    const { told, admit } = governed();
    told(100, 20);
    const waits = Array.from({ length: 5 }, () => admit());
    expect(waits[0]).toBe(0);
    expect(waits[1]).toBeGreaterThan(1_000);
    expect(waits).toEqual(waits.toSorted((left, right) => left - right));
    expect(waits.at(-1)).toBeLessThan(60_000);
  });

  it("counts what is under way, of which upstream's headers know nothing yet", () => {
    const { told, admit } = governed();
    told(100, 30);
    const waits = Array.from({ length: 40 }, () => admit());
    expect(waits[0]).toBe(0);
    expect(waits.slice(30).every((wait) => wait >= 60_000)).toBe(true);
  });

  it("holds back until the reset what would be refused, and does not let all go at once then", () => {
    const { told, admit } = governed();
    told(60, 0);
    const waits = Array.from({ length: 3 }, () => admit());
    expect(waits).toEqual([61_000, 62_000, 63_000]);
  });

  it("takes a 429 for an empty budget whatever its headers say", () => {
    const { told, admit } = governed();
    told(100, 50, NOW + 60_000, 429);
    expect(admit()).toBeGreaterThanOrEqual(60_000);
  });

  it("knows nothing of a budget past its reset", () => {
    const { told, admit } = governed();
    told(100, 0);
    expect(admit(NOW + 60_000)).toBe(0);
  });

  it("lets no more go at once past the reset than the limit it knows", () => {
    const { told, admit } = governed();
    told(20, 0);
    const waits = Array.from({ length: 30 }, () => admit(NOW + 60_000));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(18);
    expect(waits.slice(18)).toEqual(waits.slice(18).toSorted((left, right) => left - right));
  });

  it("is not pushed back by those who give up: whoever can wait gets the place", () => {
    const { told, admit } = governed();
    told(100, 15);
    admit();
    const before = admit(NOW, { patience: 30_000 });
    for (let round = 0; round < 1_000; round += 1) admit(NOW, { patience: 500 });
    expect(before).toBeLessThan(Infinity);
    expect(admit(NOW, { patience: 30_000 })).toBeLessThan(60_000);
    told(100, 0);
    for (let round = 0; round < 1_000; round += 1)
      expect(admit(NOW, { patience: 500 })).toBe(Infinity);
    expect(admit()).toBeLessThan(62_000);
  });

  it("keeps a tenth for what moves money, which goes at once whatever readers wait for", () => {
    const { told, admit } = governed();
    told(100, 10);
    expect(admit(NOW, { patience: 59_000 })).toBe(Infinity);
    const waits = Array.from({ length: 11 }, () => admit(NOW, { urgent: true }));
    expect(waits.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 0));
    expect(waits[10]).toBeGreaterThanOrEqual(60_000);
  });

  it("does not believe a reset that is hours away, which would hold everything back until then", () => {
    const { governor, told, admit } = governed();
    told(100, 0, NOW + 2 * 60 * 60_000);
    expect(admit()).toBe(0);
    told(100, 0);
    expect(governor.state()).toMatchObject([{ remaining: 0, resetAt: NOW + 60_000 }]);
  });

  it("knows what another one of the same process learned and has under way", () => {
    const budgets: Budgets = new Map();
    const [here, there] = [1, 2].map(() => new RateGovernor(() => undefined, budgets));
    here?.admit(GROUP, NOW, reader);
    here?.learn(GROUP, headers(100, 36, NOW + 60_000), 200, NOW);
    expect(there?.admit(GROUP, NOW, reader)).toBe(0);
    expect([here, there].map((one) => one?.admit(GROUP, NOW, reader))).toEqual([0, 2_400]);
    expect(there?.state()).toEqual(here?.state());
  });

  it("forgets groups that are over before it knows too many", () => {
    const { governor } = governed();
    for (let group = 0; group < 3_000; group += 1) {
      const name = `owner ${group}`;
      governor.admit(name, NOW + group, reader);
      governor.learn(name, headers(10, 5, NOW - 1_000), 200, NOW + group);
    }
    expect(governor.state().length).toBeLessThanOrEqual(1_000);
  });

  it("is not misled by an answer that came late", () => {
    const { governor, told } = governed();
    told(100, 10, NOW + 60_000);
    told(100, 90, NOW + 60_000);
    expect(governor.state()).toMatchObject([{ remaining: 10 }]);
    told(100, 3, NOW - 1_000);
    expect(governor.state()).toMatchObject([{ remaining: 10, resetAt: NOW + 60_000 }]);
  });

  it("tells that less than a tenth is left, once each time it comes to that", () => {
    const { near, told } = governed();
    told(100, 10);
    for (const left of [9, 8, 7]) told(100, left);
    expect(near).toEqual([9]);
    told(100, 99, NOW + 120_000);
    told(100, 4, NOW + 120_000);
    expect(near).toEqual([9, 4]);
  });

  it("gives the place of a call that never went back", () => {
    const { governor, told, admit } = governed();
    told(100, 36);
    for (let round = 0; round < 50; round += 1) {
      expect(admit()).toBe(0);
      governor.release(GROUP);
    }
  });

  it.each(["", "-1", "1.5", "1e3", "many", "99999999999999"])(
    "makes nothing of the header %j",
    (text) => {
      const { governor, admit } = governed();
      admit();
      governor.learn(GROUP, () => text, 200, NOW);
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
            now += governor.admit(GROUP, now, reader) ?? 0;
            const window = windowOf(now);
            const count = (used.get(window) ?? 0) + 1;
            used.set(window, count);
            const status = count > limit ? 429 : 200;
            if (status === 429) refused += 1;
            const reset = (window + 1) * WINDOW;
            governor.learn(GROUP, headers(limit, Math.max(0, limit - count), reset), status, now);
          }
          return refused === 0;
        },
      ),
    );
  });
});
