/** How one dependency is. */
export type DependencyState = "up" | "down";

export interface Dependency {
  readonly state: DependencyState;
  /** Milliseconds the answer took, or until it was given up. */
  readonly tookMs: number;
}

/** Asks something of the dependency, within so many milliseconds; resolving means it answered. */
export type Ping = (limitMs: number) => Promise<unknown>;

/**
 * Runs a ping within a time limit. A ping that fails and one that does not come back are both "down":
 * `onDown` hears why.
 */
export const check = async (
  ping: Ping,
  limitMs: number,
  onDown: (error: unknown) => void,
): Promise<Dependency> => {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${limitMs} ms`));
    }, limitMs);
  });
  const tookMs = () => Math.round(performance.now() - started);
  try {
    await Promise.race([ping(limitMs), tooLate]);
    return { state: "up", tookMs: tookMs() };
  } catch (error) {
    onDown(error);
    return { state: "down", tookMs: tookMs() };
  } finally {
    clearTimeout(timer);
  }
};
