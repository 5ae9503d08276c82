import { quantile } from "./quantile";

/** What is timed: one call, awaited where it gives a promise. */
export interface Task {
  readonly name: string;
  readonly call: () => unknown;
}

/** Durations of single calls in milliseconds, one list for each round. */
export type Timings = Readonly<Record<string, readonly (readonly number[])[]>>;

export interface Plan {
  readonly rounds: number;
  /** How long each task takes in one round, about. */
  readonly roundMs: number;
  /** How long each task runs before anything counts, so that the engine has compiled it. */
  readonly warmMs: number;
}

const MOST_CALLS = 2_000;

const timed = async (task: Task, stop: (calls: number, elapsed: number) => boolean) => {
  const samples: number[] = [];
  const begin = performance.now();
  let end = begin;
  while (!stop(samples.length, end - begin)) {
    const start = performance.now();
    const result = task.call();
    if (result instanceof Promise) await result;
    end = performance.now();
    samples.push(end - start);
  }
  return samples;
};

/**
 * Times the tasks in rounds, A B C, then B C A, …: neighbours in time share what the machine does
 * meanwhile, and none always follows the same one. Runs in Node and in a page.
 */
export const interleave = async (tasks: readonly Task[], plan: Plan): Promise<Timings> => {
  const timings: Record<string, number[][]> = {};
  const calls = new Map<Task, number>();
  for (const task of tasks) {
    timings[task.name] = [];
    const warm = await timed(task, (_, elapsed) => elapsed > plan.warmMs);
    const late = quantile(warm.slice(warm.length / 2), 0.5);
    calls.set(task, Math.min(MOST_CALLS, Math.ceil(plan.roundMs / late)));
  }
  for (let round = 0; round < plan.rounds; round += 1) {
    const turn = round % tasks.length;
    for (const task of [...tasks.slice(turn), ...tasks.slice(0, turn)]) {
      const count = calls.get(task) ?? 1;
      timings[task.name]?.push(await timed(task, (done) => done >= count));
    }
  }
  return timings;
};
