/**
 * What the work ends with, where it ends in so many milliseconds; else it goes on, unheard.
 * @throws what `late` gives
 */
export const endedWithin = async <Result>(
  work: Promise<Result>,
  millis: number,
  late: () => Error,
): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(late());
    }, millis);
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
  }
};
