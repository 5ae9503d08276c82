import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateGovernor, type Budgets } from "./governor";
import { answered, asking, governed, GROUP, headers, named, NOW } from "./testing/governed";

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

  it("takes a 429 for an empty budget where its headers don't say otherwise", () => {
    const { governor, sent, told, admit } = governed();
    told(100, 50);
    governor.learn(
      sent(),
      answered(() => null, 429),
    );
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

  it("knows what another one of the same process learned and has under way", () => {
    const budgets: Budgets = new Map();
    const here = new RateGovernor(() => undefined, budgets);
    const there = new RateGovernor(() => undefined, budgets);
    here.learn(asking(here).ticket, answered(headers(100, 36, NOW + 60_000)));
    expect(asking(there).wait).toBe(0);
    expect([here, there].map((one) => asking(one).wait)).toEqual([0, 2_400]);
    expect(there.state()).toEqual(here.state());
  });

  it("forgets groups that are over before it knows too many", () => {
    const { governor } = governed();
    for (let group = 0; group < 3_000; group += 1) {
      const { ticket } = asking(governor, NOW + group, {}, `owner ${group}`);
      governor.learn(ticket, answered(headers(10, 5, NOW - 1_000), 200, NOW + group));
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

  it("hears what comes after an answer whose clock was minutes ahead", () => {
    const { governor, sent, told, admit } = governed();
    told(100, 90, NOW + 10 * 60_000);
    const refused = sent();
    told(100, 20);
    expect(governor.state()).toMatchObject([{ remaining: 20, resetAt: NOW + 60_000 }]);
    governor.learn(refused, answered(headers(100, 0, NOW + 60_000), 429));
    expect(admit(NOW, { urgent: true })).toBeGreaterThanOrEqual(60_000);
  });

  it("keeps a reset where it is by our own clock, however upstream's jumps", () => {
    const { governor, sent, admit } = governed();
    const ahead = 10 * 60_000;
    const fast = { ...answered(headers(100, 0, NOW + ahead + 60_000)), ahead };
    governor.learn(sent(), fast);
    expect(admit()).toBe(60_600);
    expect(admit(NOW + 60_000, { patience: 1_000 })).toBe(0);
  });

  it.each([
    ["seconds and no limit beside them", { "retry-after": "7" }, 7_000],
    ["less than the reset says", { "retry-after": "7", ...named(100, 0, NOW + 60_000) }, 7_000],
    ["more than the reset says", { "retry-after": "90", ...named(100, 0, NOW + 60_000) }, 90_000],
    ["more than an hour", { "retry-after": "86400" }, 3_600_000],
    ["nothing at all: until the reset that is known", {}, 60_000],
  ])("holds everybody back for as long as a 429 asks: %s", (_, said, pause) => {
    const { governor, sent, told, admit } = governed();
    told(100, 90);
    const told429 = new Map<string, string>(Object.entries(said));
    governor.learn(
      sent(),
      answered((name) => told429.get(name) ?? null, 429),
    );
    expect(admit(NOW + pause - 1)).toBeGreaterThan(1);
    expect(admit(NOW + pause - 1, { urgent: true })).toBeGreaterThan(1);
    expect(admit(NOW + pause, { urgent: true })).toBe(0);
  });

  it("obeys a 429 before it knows any limit, and is as careful afterwards as at first", () => {
    const { governor, sent } = governed();
    governor.learn(
      sent(),
      answered((name) => (name === "retry-after" ? "2" : null), 429),
    );
    expect(asking(governor).wait).toBe(3_000);
    const crowd = Array.from({ length: 9 }, () => asking(governor, NOW + 2_000).wait);
    expect(crowd.filter((wait) => wait === 0)).toHaveLength(4);
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
    const { governor, told } = governed();
    told(100, 36);
    for (let round = 0; round < 50; round += 1) {
      const { ticket, wait } = asking(governor);
      expect(wait).toBe(0);
      governor.release(ticket);
      governor.release(ticket);
    }
    expect(asking(governor).wait).toBe(0);
  });

  it.each(["", "-1", "1.5", "1e3", "many", "99999999999999"])(
    "makes nothing of the header %j",
    (text) => {
      const { governor, sent } = governed();
      governor.learn(
        sent(),
        answered(() => text),
      );
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
            const ticket = governor.ticket(GROUP, false);
            for (let wait; (wait = governor.admit(ticket, now, Infinity) ?? 0) > 0;) now += wait;
            const window = windowOf(now);
            const count = (used.get(window) ?? 0) + 1;
            used.set(window, count);
            const status = count > limit ? 429 : 200;
            if (status === 429) refused += 1;
            const reset = (window + 1) * WINDOW;
            const left = Math.max(0, limit - count);
            governor.learn(ticket, answered(headers(limit, left, reset), status, now));
          }
          return refused === 0;
        },
      ),
    );
  });
});
