import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AttemptAnswer } from "./attempt";
import { UpstreamFailure } from "./failure";
import { createGuard, type Lane } from "./guard";

const answer = (status: number): AttemptAnswer => ({
  status,
  header: () => null,
  body: new Uint8Array(),
});
const within = (patience: number, lane: Lane = "calls") => ({ lane, attempts: 1, patience });
const PATIENT = within(60_000);
const answering = (status: number) => () => Promise.resolve(answer(status));
const failing = (kind: "connection" | "too-large") => () =>
  Promise.reject(new UpstreamFailure(kind, 1, undefined));

/** The kind of failure, or the status. */
const outcome = async (work: Promise<AttemptAnswer>): Promise<string | number> => {
  try {
    return (await work).status;
  } catch (error) {
    if (error instanceof UpstreamFailure) return error.kind;
    throw error;
  }
};

describe("the circuit breaker", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["lost connections", failing("connection")],
    ["answers 500 and above", answering(503)],
  ])("leaves upstream alone after ten %s in a row, then tries one", async (_, ill) => {
    const guard = createGuard({ calls: 8, uploads: 1 });
    let asked = 0;
    const asking = (attempt: () => Promise<AttemptAnswer>) => () => {
      asked += 1;
      return attempt();
    };
    for (let round = 0; round < 10; round += 1) await outcome(guard.run(asking(ill), PATIENT));
    expect(await outcome(guard.run(asking(answering(200)), PATIENT))).toBe("broken");
    expect(asked).toBe(10);
    vi.advanceTimersByTime(1_100);
    await outcome(guard.run(asking(ill), PATIENT));
    expect(await outcome(guard.run(asking(answering(200)), PATIENT))).toBe("broken");
    expect(asked).toBe(11);
    vi.advanceTimersByTime(5_100);
    expect(await outcome(guard.run(asking(answering(200)), PATIENT))).toBe(200);
    expect(await outcome(guard.run(asking(answering(200)), PATIENT))).toBe(200);
  });

  it("takes refusals, limits and odd answers for health", async () => {
    const guard = createGuard({ calls: 8, uploads: 1 });
    for (let round = 0; round < 30; round += 1) {
      await outcome(guard.run(answering([400, 401, 404, 409, 429][round % 5] ?? 400), PATIENT));
      await outcome(guard.run(failing("too-large"), PATIENT));
    }
    expect(await outcome(guard.run(answering(200), PATIENT))).toBe(200);
  });

  it("gives an ill answer back as it is", async () => {
    expect(await outcome(createGuard({ calls: 8, uploads: 1 }).run(answering(503), PATIENT))).toBe(
      503,
    );
  });
});

it("an attempt that found it too early gives its place back, and says nothing of upstream", async () => {
  const guard = createGuard({ calls: 1, uploads: 1 });
  const early = () => guard.run(() => Promise.resolve(250), PATIENT);
  expect(await Promise.all([early(), early(), early()])).toEqual([250, 250, 250]);
  for (let round = 0; round < 9; round += 1)
    await outcome(guard.run(failing("connection"), PATIENT));
  await early();
  expect(guard.state()).toBe("closed");
  await outcome(guard.run(failing("connection"), PATIENT));
  expect(guard.state()).toBe("open");
});

describe("the limit on attempts at once", () => {
  it("lets so many run, four times as many wait, and refuses the rest without asking", async () => {
    const guard = createGuard({ calls: 2, uploads: 1 });
    let running = 0;
    let most = 0;
    const gates: (() => void)[] = [];
    const slow = async (): Promise<AttemptAnswer> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => gates.push(resolve));
      running -= 1;
      return answer(200);
    };
    const all = Array.from({ length: 12 }, () => outcome(guard.run(slow, PATIENT)));
    const refused = await Promise.race(all);
    expect(refused).toBe("busy");
    while (gates.length > 0) {
      for (const open of gates.splice(0)) open();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const outcomes = await Promise.all(all);
    expect(outcomes.filter((one) => one === 200)).toHaveLength(10);
    expect(outcomes.filter((one) => one === "busy")).toHaveLength(2);
    expect(most).toBe(2);
  });

  it("keeps uploads and everything else apart: neither takes the other's places", async () => {
    const guard = createGuard({ calls: 1, uploads: 2 });
    const gates: (() => void)[] = [];
    const slow = async (): Promise<AttemptAnswer> => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return answer(200);
    };
    const uploads = Array.from({ length: 64 }, () =>
      outcome(guard.run(slow, within(60_000, "uploads"))),
    );
    expect(guard.waiting()).toBe(8);
    expect(await outcome(guard.run(answering(200), PATIENT))).toBe(200);
    while (gates.length > 0) {
      for (const open of gates.splice(0)) open();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const outcomes = await Promise.all(uploads);
    expect(outcomes.filter((one) => one === 200)).toHaveLength(10);
    expect(outcomes.filter((one) => one === "busy")).toHaveLength(54);
    expect(guard.waiting()).toBe(0);
  });

  it("lets nobody wait past their time, and does not ask for those who gave up", async () => {
    const guard = createGuard({ calls: 1, uploads: 1 });
    let finish: () => void = () => undefined;
    const endless = guard.run(
      () =>
        new Promise<AttemptAnswer>((resolve) => {
          finish = () => {
            resolve(answer(200));
          };
        }),
      PATIENT,
    );
    let asked = 0;
    const late = await outcome(
      guard.run(() => {
        asked += 1;
        return Promise.resolve(answer(200));
      }, within(20)),
    );
    expect(late).toBe("busy");
    finish();
    expect(await outcome(endless)).toBe(200);
    expect(await outcome(guard.run(answering(200), PATIENT))).toBe(200);
    expect(asked).toBe(0);
  });
});

it("whoever waits for the one call that tries an ill upstream does not wait past their time", async () => {
  vi.useFakeTimers();
  const guard = createGuard({ calls: 8, uploads: 1 });
  for (let round = 0; round < 10; round += 1)
    await outcome(guard.run(failing("connection"), PATIENT));
  vi.advanceTimersByTime(1_100);
  void outcome(guard.run(() => new Promise<AttemptAnswer>(() => undefined), PATIENT));
  const waiting = outcome(guard.run(answering(200), within(500)));
  await vi.advanceTimersByTimeAsync(600);
  vi.useRealTimers();
  expect(await waiting).toBe("busy");
});
