/** What keeps a line short: how many may stand in it, and what everybody else is told. */
interface LineEnd {
  readonly waiting: number;
  readonly full: () => Error;
}

/**
 * Work that takes memory, some at a time and the rest in line, in the order in which it came.
 * What it returns throws `full()` at once where the line is as long as it may be.
 */
export const createTurns = (atOnce: number, end?: LineEnd) => {
  const waiting: (() => void)[] = [];
  let running = 0;

  const free = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  };

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < atOnce) running += 1;
    else {
      if (end && waiting.length >= end.waiting) throw end.full();
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    }
    try {
      return await work();
    } finally {
      free();
    }
  };
};
