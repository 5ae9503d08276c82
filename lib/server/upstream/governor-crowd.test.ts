import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RateGovernor } from "./governor";
import { answered, asking, governed, headers, NOW } from "./testing/governed";

const MINUTE = NOW + 60_000;

describe("the rate governor, of a crowd that asks at the same time,", () => {
  it("lets a few go while nothing is known, and the rest once one was answered", () => {
    const { governor } = governed();
    const crowd = Array.from({ length: 50 }, () => asking(governor, NOW));
    expect(crowd.filter(({ wait }) => wait === 0)).toHaveLength(4);
    const buying = Array.from({ length: 5 }, () => asking(governor, NOW, { urgent: true }));
    expect(buying.filter(({ wait }) => wait === 0)).toHaveLength(2);
    expect(asking(governor, NOW, { patience: 40 }).wait).toBe(Infinity);
    const [first] = crowd;
    if (first) governor.learn(first.ticket, answered(headers(60, 20, MINUTE)));
    const again = crowd.slice(4).map(({ ticket }) => governor.admit(ticket, NOW + 50, 4_000));
    expect(again.filter((wait) => wait === 0)).toHaveLength(1);
  });

  it("holds nobody back where an answer came and speaks of no limit", () => {
    const { governor } = governed();
    const crowd = Array.from({ length: 50 }, () => asking(governor, NOW));
    const [first] = crowd;
    if (first)
      governor.learn(
        first.ticket,
        answered(() => null),
      );
    expect(
      crowd.slice(4).every(({ ticket }) => governor.admit(ticket, NOW + 50, 4_000) === 0),
    ).toBe(true);
  });

  it("lets nobody go whose moment has come where nothing is left by then", () => {
    const { governor, sent, told } = governed();
    told(100, 15);
    const under = sent();
    asking(governor);
    const { ticket, wait } = asking(governor);
    expect(wait).toBeLessThan(60_000);
    governor.learn(under, answered(headers(100, 2, MINUTE)));
    expect(governor.admit(ticket, NOW + wait, 4_000)).toBeNull();
    governor.release(ticket);
    expect(asking(governor, NOW + wait, { urgent: true }).wait).toBe(0);
  });

  it("lets those go whose moment has come, however many wait behind them", () => {
    const { governor, told } = governed();
    told(100, 20);
    const crowd = Array.from({ length: 60 }, () => asking(governor));
    const due = crowd.filter(({ wait }) => wait > 0 && wait < 60_000);
    expect(due.length).toBeGreaterThan(5);
    expect(due.every(({ ticket, wait }) => governor.admit(ticket, NOW + wait, 1) === 0)).toBe(true);
  });

  it("gives urgent calls that wait a moment each, which no read pushes back", () => {
    const { governor, told } = governed();
    told(60, 0);
    for (let read = 0; read < 20; read += 1) asking(governor);
    const waits = Array.from({ length: 3 }, () => asking(governor, NOW, { urgent: true }).wait);
    expect(waits).toEqual([61_000, 62_000, 63_000]);
  });

  it("draws no refusal it could foresee: any crowd, from cold, over resets, any time on the way", () => {
    const call = fc.record({
      at: fc.integer({ min: 0, max: 12_000 }),
      urgent: fc.boolean(),
      there: fc.integer({ min: 1, max: 300 }),
      back: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 40 }),
        fc.array(call, { minLength: 20, maxLength: 150 }),
        (limit, calls) => crowdOf(limit, calls).refused === 0,
      ),
    );
  });
});

interface Simulated {
  readonly at: number;
  readonly urgent: boolean;
  readonly there: number;
  readonly back: number;
}

const WINDOW = 5_000;

/** Callers who ask, wait, go and are answered one after another, against a limit that is counted strictly. */
const crowdOf = (limit: number, calls: readonly Simulated[]) => {
  const governor = new RateGovernor(() => undefined);
  const used = new Map<number, number>();
  const outcome = { refused: 0, answered: 0 };
  const due: { readonly at: number; readonly run: () => void }[] = [];
  const later = (at: number, run: () => void): void => {
    due.push({ at, run });
  };
  for (const { at, urgent, there, back } of calls) {
    const ticket = governor.ticket("group", urgent);
    const latest = NOW + at + 4_000;
    const ask = (now: number): void => {
      const wait = governor.admit(ticket, now, latest - now);
      if (wait === null) {
        governor.release(ticket);
        return;
      }
      if (wait > 0) {
        later(now + wait, () => {
          ask(now + wait);
        });
        return;
      }
      later(now + there, () => {
        const window = Math.floor((now + there) / WINDOW);
        const count = (used.get(window) ?? 0) + 1;
        used.set(window, count);
        const status = count > limit ? 429 : 200;
        const told = headers(limit, Math.max(0, limit - count), (window + 1) * WINDOW);
        later(now + there + back, () => {
          if (status === 429) outcome.refused += 1;
          else outcome.answered += 1;
          governor.learn(ticket, answered(told, status, now + there + back));
        });
      });
    };
    later(NOW + at, () => {
      ask(NOW + at);
    });
  }
  while (due.length > 0) {
    due.sort((left, right) => left.at - right.at);
    due.shift()?.run();
  }
  return outcome;
};
