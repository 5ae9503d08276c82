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
  /** Runs an attempt, unless upstream is resting or too many wait. @throws UpstreamFailure */
  run(attempt: () => Promise<AttemptAnswer>, attempts: number): Promise<AttemptAnswer>;
}

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
    async run(attempt, attempts) {
      try {
        const result = await policy.execute(async () => {
          const answer = await attempt();
          return answer.status >= 500 ? new Ill(answer) : answer;
        });
        return result instanceof Ill ? result.answer : result;
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          throw new UpstreamFailure("broken", attempts, undefined);
        if (error instanceof BulkheadRejectedError)
          throw new UpstreamFailure("busy", attempts, undefined);
        throw error;
      }
    },
  };
};
