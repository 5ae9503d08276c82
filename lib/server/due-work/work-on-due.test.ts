import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { workOnDue, type DueWorker } from "./work-on-due";

interface Row {
  /** Milliseconds from when it was made. */
  readonly after: number;
  readonly dueAt: number;
}

let worker: DueWorker;
const rows: Row[] = [];
const worked: number[] = [];
const early: Row[] = [];
const lookFailed = vi.fn();
const row = (after: number): Row => ({ after, dueAt: Date.now() + after });
const claim = vi.fn((most: number) => {
  const due = rows.filter(({ dueAt }) => dueAt <= Date.now()).slice(0, most);
  for (const one of due) rows.splice(rows.indexOf(one), 1);
  return Promise.resolve(due);
});
const nextAt = vi.fn(() => {
  const moments = rows.map(({ dueAt }) => dueAt);
  return Promise.resolve(moments.length > 0 ? new Date(Math.min(...moments)) : null);
});

const start = (more: { readonly before?: () => Promise<unknown> } = {}): void => {
  worker = workOnDue({
    atOnce: 4,
    now: () => new Date(),
    claim,
    nextAt,
    work: (one) => {
      if (one.dueAt > Date.now()) early.push(one);
      return Promise.resolve(worked.push(one.after));
    },
    workFailed: () => undefined,
    lookFailed,
    ...more,
  });
};

beforeEach(() => {
  rows.length = 0;
  worked.length = 0;
  early.length = 0;
  lookFailed.mockClear();
  claim.mockClear();
  nextAt.mockClear();
});
afterEach(() => worker.stop());

/** Looked so often, woken by nobody. */
const looked = (times: number) =>
  expect.poll(() => nextAt.mock.calls.length, { interval: 20 }).toBeGreaterThanOrEqual(times);

it("while nothing is due, nothing is claimed: each look is one question", async () => {
  start();
  await looked(3);
  expect(claim).toHaveBeenCalledTimes(1);
});

it("what comes due is worked on when it does, also where nobody said that it is there", async () => {
  start();
  await looked(1);
  rows.push(row(1), row(1_300));
  await expect.poll(() => worked, { interval: 20 }).toEqual([1, 1_300]);
  expect(early).toEqual([]);
});

it("who wakes it has what is due claimed without a question", async () => {
  start();
  await looked(1);
  rows.push(row(0));
  worker.wake();
  await expect.poll(() => worked, { interval: 5 }).toEqual([0]);
  const [, claimed = 0] = claim.mock.invocationCallOrder;
  const [, asked = 0] = nextAt.mock.invocationCallOrder;
  expect(asked).toBeGreaterThan(claimed);
});

it("what is to be done before each look is, and its failure is a failed look", async () => {
  const before = vi.fn(() => Promise.resolve());
  before.mockRejectedValueOnce(new Error("down"));
  rows.push(row(0));
  start({ before });
  await expect.poll(() => worked, { interval: 20 }).toEqual([0]);
  expect(before.mock.calls.length).toBeGreaterThanOrEqual(2);
  expect(lookFailed).toHaveBeenCalledTimes(1);
});
