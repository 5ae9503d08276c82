import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Breaker } from "./breaker";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One that has just opened, and the epoch before it did. */
const opened = (): { breaker: Breaker; before: number } => {
  const breaker = new Breaker();
  const before = breaker.epoch;
  for (let failure = 0; failure < 10; failure += 1) breaker.note(before, "ill");
  return { breaker, before };
};

it("says which state it is in", () => {
  expect(new Breaker().state).toBe("closed");
  const { breaker } = opened();
  expect(breaker.state).toBe("open");
  vi.advanceTimersByTime(1_000);
  expect(breaker.refusal()).toBeNull();
  expect(breaker.state).toBe("half-open");
  breaker.note(breaker.epoch, "well");
  expect(breaker.state).toBe("closed");
});

it("rests for one second, then two, four and five, and for one again after it was well", () => {
  const { breaker } = opened();
  const rests = [1_000, 2_000, 4_000, 5_000, 5_000];
  for (const rest of rests) {
    vi.advanceTimersByTime(rest - 1);
    expect(breaker.refusal()).toBe("broken");
    vi.advanceTimersByTime(1);
    expect(breaker.refusal()).toBeNull();
    breaker.note(breaker.epoch, "ill");
  }
  vi.advanceTimersByTime(5_000);
  expect(breaker.refusal()).toBeNull();
  breaker.note(breaker.epoch, "well");
  const { epoch } = breaker;
  for (let failure = 0; failure < 10; failure += 1) breaker.note(epoch, "ill");
  vi.advanceTimersByTime(1_000);
  expect(breaker.refusal()).toBeNull();
});

it("is not closed, nor opened anew, by what began before it opened", () => {
  const { breaker, before } = opened();
  vi.advanceTimersByTime(1_000);
  expect(breaker.refusal()).toBeNull();
  breaker.note(before, "well");
  expect(breaker.state).toBe("half-open");
  breaker.note(before, "ill");
  expect(breaker.state).toBe("half-open");
});

it("takes a trial that never reached upstream for none: the next one tries at once", () => {
  const { breaker } = opened();
  vi.advanceTimersByTime(1_000);
  expect(breaker.refusal()).toBeNull();
  breaker.note(breaker.epoch, "unknown");
  expect(breaker.state).toBe("open");
  expect(breaker.refusal()).toBeNull();
});

it("lets another one try where the first takes longer than five seconds", async () => {
  const { breaker } = opened();
  vi.advanceTimersByTime(1_000);
  expect(breaker.refusal()).toBeNull();
  const slow = breaker.epoch;
  const refusal = breaker.refusal();
  if (refusal === null || refusal === "broken") throw new Error("nobody tries");
  vi.advanceTimersByTime(5_000);
  expect(breaker.refusal()).toBeNull();
  await refusal.ended;
  breaker.note(slow, "ill");
  expect(breaker.state).toBe("half-open");
  breaker.note(breaker.epoch, "well");
  expect(breaker.state).toBe("closed");
});
