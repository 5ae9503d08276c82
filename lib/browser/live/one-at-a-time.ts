/** From the start of one refresh to the start of the next, at least. */
const GAP_MILLIS = 1_000;
/** A refresh that says nothing for so long is not waited for. */
const PATIENCE_MILLIS = 15_000;

interface Asking {
  /** Something changed. */
  readonly ask: () => void;
  /** Nobody is there any more for whom to refresh. */
  readonly stop: () => void;
}

/** Until this has ended, well or badly, but no longer than that. */
export const endOf = async (work: Promise<unknown>, milliseconds = PATIENCE_MILLIS) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled([work]), patience]);
  clearTimeout(timer);
};

/**
 * However many changes are heard, one refresh runs at a time: the first at once, and one more after it
 * for all that was heard since it began. One that fails is for `refresh` to show.
 */
export const oneAtATime = (refresh: () => Promise<unknown>, gapMillis = GAP_MILLIS): Asking => {
  let isHeard = false;
  let isBusy = false;
  let isStopped = false;

  const work = async (): Promise<void> => {
    isBusy = true;
    while (isHeard && !isStopped) {
      isHeard = false;
      const gap = new Promise((resolve) => setTimeout(resolve, gapMillis));
      await endOf(refresh());
      await gap;
    }
    isBusy = false;
  };

  return {
    ask: () => {
      isHeard = true;
      if (!isBusy) void work();
    },
    stop: () => {
      isStopped = true;
    },
  };
};
