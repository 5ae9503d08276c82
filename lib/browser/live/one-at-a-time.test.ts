import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { oneAtATime } from "./one-at-a-time";

const GAP = 1_000;
let started: number;
let finish: () => void;
let fail: (reason: Error) => void;

/** Ends when it is told to. */
const slow = (): Promise<void> => {
  started += 1;
  return new Promise((resolve, reject) => {
    finish = resolve;
    fail = reject;
  });
};
const quick = (): Promise<void> => {
  started += 1;
  return Promise.resolve();
};

beforeEach(() => {
  vi.useFakeTimers();
  started = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe("oneAtATime", () => {
  it("refreshes at once, and once more for all that was heard meanwhile", async () => {
    const { ask } = oneAtATime(slow, GAP);
    ask();
    expect(started).toBe(1);
    for (let change = 0; change < 1_000; change += 1) ask();
    await vi.advanceTimersByTimeAsync(5 * GAP);
    expect(started).toBe(1);
    finish();
    await vi.advanceTimersByTimeAsync(0);
    expect(started).toBe(2);
    finish();
    await vi.advanceTimersByTimeAsync(10 * GAP);
    expect(started).toBe(2);
  });

  it("refreshes once a second under a stream of twenty changes a second, and after its last", async () => {
    const { ask } = oneAtATime(quick, GAP);
    for (let change = 0; change < 20 * 60; change += 1) {
      ask();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(started).toBeGreaterThanOrEqual(59);
    expect(started).toBeLessThanOrEqual(61);
    const before = started;
    ask();
    await vi.advanceTimersByTimeAsync(GAP);
    expect(started).toBe(before + 1);
  });

  it("shows the next change at once after a rest", async () => {
    const { ask } = oneAtATime(quick, GAP);
    ask();
    await vi.advanceTimersByTimeAsync(GAP);
    ask();
    expect(started).toBe(2);
  });

  it("goes on after a refresh that failed", async () => {
    const { ask } = oneAtATime(slow, GAP);
    ask();
    ask();
    fail(new Error("offline"));
    await vi.advanceTimersByTimeAsync(GAP);
    expect(started).toBe(2);
  });

  it("waits for no refresh for ever", async () => {
    const { ask } = oneAtATime(slow, GAP);
    ask();
    ask();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(started).toBe(2);
  });

  it("refreshes for nobody once it is stopped", async () => {
    const { ask, stop } = oneAtATime(slow, GAP);
    ask();
    ask();
    stop();
    finish();
    await vi.advanceTimersByTimeAsync(10 * GAP);
    expect(started).toBe(1);
  });
});
