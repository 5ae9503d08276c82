/**
 * Runs work again and again, one run at a time; a run that is still going is not overtaken.
 * @param work May reject: that is logged, and the next run comes all the same.
 */
export const repeat = (
  everyMillis: number,
  work: () => Promise<void>,
  log: (line: string) => void,
): { readonly stop: () => Promise<void> } => {
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    running ??= work()
      .catch((error: unknown) => {
        log(error instanceof Error ? error.message : "unknown");
      })
      .finally(() => {
        running = null;
      });
  }, everyMillis);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
