import type { AttemptAnswer } from "./attempt";
import { Breaker, type BreakerState, type Health } from "./breaker";
import { UpstreamFailure } from "./failure";
import { Places } from "./places";

/** Waiting calls for each that may run. */
const QUEUED_PER_PLACE = 4;

/** What shares places: uploads take long, and a crowd of them shall not stand in the way of the rest. */
export type Lane = "calls" | "uploads";

/** Which attempt it is and how long it can wait. */
export interface Turn {
  readonly lane: Lane;
  /** This one included. */
  readonly attempts: number;
  /** Milliseconds it may wait for its turn, its exchange not counted; once it runs it minds its own limits. */
  readonly patience: number;
}

export interface AttemptGuard {
  /**
   * Runs an attempt, unless upstream is resting, too many wait, or its turn did not come in time. One
   * that gives a number instead asked nothing: it leaves its place and is given that number back.
   * @throws UpstreamFailure
   */
  run<Answer extends AttemptAnswer | number>(
    attempt: () => Promise<Answer>,
    turn: Turn,
  ): Promise<Answer>;
  state(): BreakerState;
  /** How many wait for their turn. */
  waiting(): number;
}

/** An answer of 500 and above says that upstream itself is ill. A 429 is health: it counts our calls. */
const healthOf = (answer: AttemptAnswer | number): Health => {
  if (typeof answer === "number") return "unknown";
  return answer.status >= 500 ? "ill" : "well";
};

const healthAfter = (error: unknown): Health => {
  if (!(error instanceof UpstreamFailure)) return "unknown";
  if (error.kind === "connection" || error.kind === "timeout") return "ill";
  const came =
    error.kind === "too-large" || error.kind === "content-type" || error.kind === "signature";
  return came ? "well" : "unknown";
};

/** Waits for the promise, so many milliseconds at most. */
const settledWithin = async (promise: Promise<void>, millis: number): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    promise,
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, millis));
    }),
  ]);
  clearTimeout(timer);
};

const notAsked = (kind: "busy" | "broken", { attempts }: Turn): UpstreamFailure =>
  new UpstreamFailure(kind, attempts - 1, undefined);

/**
 * A circuit breaker and limits on attempts at the same time, all of one upstream. Written here and not
 * taken from a library, because it stands in the way of every call: where nobody waits and upstream is
 * well, it is two comparisons (docs/decisions/0009-the-cost-of-a-call.md).
 */
export const createGuard = (atOnce: Readonly<Record<Lane, number>>): AttemptGuard => {
  const lanes: Readonly<Record<Lane, Places>> = {
    calls: new Places(atOnce.calls, atOnce.calls * QUEUED_PER_PLACE),
    uploads: new Places(atOnce.uploads, atOnce.uploads * QUEUED_PER_PLACE),
  };
  const breaker = new Breaker();

  /** Until the breaker lets it through. @throws UpstreamFailure */
  const letThrough = async (turn: Turn, deadline: number): Promise<void> => {
    for (;;) {
      const refusal = breaker.refusal();
      if (refusal === null) return;
      if (refusal === "broken") throw notAsked("broken", turn);
      if (performance.now() >= deadline) throw notAsked("busy", turn);
      await settledWithin(refusal.ended, Math.min(refusal.until, deadline) - performance.now());
    }
  };

  return {
    async run(attempt, turn) {
      const deadline = performance.now() + turn.patience;
      const places = lanes[turn.lane];
      if (!places.take() && (await places.wait(turn.patience)) !== null)
        throw notAsked("busy", turn);
      try {
        if (breaker.state !== "closed") await letThrough(turn, deadline);
        const { epoch } = breaker;
        try {
          const answer = await attempt();
          breaker.note(epoch, healthOf(answer));
          return answer;
        } catch (error) {
          breaker.note(epoch, healthAfter(error));
          throw error;
        }
      } finally {
        places.giveBack();
      }
    },
    state: () => breaker.state,
    waiting: () => lanes.calls.waiting + lanes.uploads.waiting,
  };
};
