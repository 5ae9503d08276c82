import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
  wrap,
} from "cockatiel";
import type { AttemptAnswer } from "./attempt";
import { UpstreamFailure } from "./failure";

/** Failures in a row after which upstream is left alone for a while (seed M17). */
const FAILURES = 10;
const FIRST_REST = 1_000;
const LONGEST_REST = 5_000;
/** Waiting calls for each that may run. */
const QUEUED_PER_PLACE = 4;

/** An answer that says that upstream itself is ill. A 429 is health: it counts our calls. */
class Ill {
  constructor(readonly answer: AttemptAnswer) {}
}

const isIllness = (error: Error): boolean =>
  error instanceof UpstreamFailure && (error.kind === "connection" || error.kind === "timeout");

export interface AttemptGuard {
  /**
   * Runs an attempt, unless upstream is resting, too many wait, or its turn did not come in time.
   * @param patience Milliseconds it may wait for its turn; once it runs it minds its own limits.
   * @throws UpstreamFailure
   */
  run(
    attempt: () => Promise<AttemptAnswer>,
    attempts: number,
    patience: number,
  ): Promise<AttemptAnswer>;
}

/** A turn that comes once, or is given up at its time. */
const turnWithin = (patience: number, attempts: number) => {
  let isOver = false;
  let isTaken = false;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = () => new UpstreamFailure("busy", attempts - 1, undefined);
  return {
    /** @throws UpstreamFailure where it was given up before */
    take: (): void => {
      isTaken = true;
      clearTimeout(timer);
      if (isOver) throw tooLate();
    },
    isTaken: () => isTaken,
    givenUp: (): Promise<never> =>
      new Promise((_, reject) => {
        timer = setTimeout(() => {
          isOver = true;
          reject(tooLate());
        }, patience);
      }),
    settle: (): void => {
      clearTimeout(timer);
    },
  };
};

/** A circuit breaker and a limit on attempts at the same time, both of one upstream. */
export const createGuard = (atOnce: number): AttemptGuard => {
  const breaker = circuitBreaker(
    handleWhen(isIllness).orWhenResult((result) => result instanceof Ill),
    {
      breaker: new ConsecutiveBreaker(FAILURES),
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: FIRST_REST,
        maxDelay: LONGEST_REST,
        generator: noJitterGenerator,
      }),
    },
  );
  const policy = wrap(bulkhead(atOnce, atOnce * QUEUED_PER_PLACE), breaker);
  return {
    async run(attempt, attempts, patience) {
      const turn = turnWithin(patience, attempts);
      try {
        const running = policy.execute(async () => {
          turn.take();
          const answer = await attempt();
          return answer.status >= 500 ? new Ill(answer) : answer;
        });
        // Both the queue and a breaker that tries one call let others wait without an end.
        const result = await (turn.isTaken() ? running : Promise.race([running, turn.givenUp()]));
        return result instanceof Ill ? result.answer : result;
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          throw new UpstreamFailure("broken", attempts, undefined);
        if (error instanceof BulkheadRejectedError)
          throw new UpstreamFailure("busy", attempts, undefined);
        throw error;
      } finally {
        turn.settle();
      }
    },
  };
};
