import { isEnd, type CloseReason } from "@/lib/core/purchase";
import type { Attempt } from "./attempt";
import type { ReviewPorts } from "./ports";
import { reviewReducer, type ReviewEvent } from "./reducer";
import { settle, type Standing } from "./settle";
import { initialState, type ReviewState } from "./state";
import { troubleOf } from "./trouble";

/** What every step of a review stands on: its state, its runs, and how a run comes to an end. */
export interface ReviewGround {
  readonly get: () => ReviewState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Each preparation has its run; what an older run still brings home is dropped. */
  readonly startRun: () => number;
  readonly run: () => number;
  readonly isCurrent: (own: number) => boolean;
  readonly send: (own: number, event: ReviewEvent) => void;
  /** Watches a signed purchase to its end. */
  readonly follow: (own: number, purchase: Attempt) => Promise<void>;
  /**
   * Ends this attempt and gives what may be said about the money; null where it is not this run's
   * to say: a newer one has begun, or the purchase went on in another tab and is followed instead.
   */
  readonly conclude: (
    own: number,
    purchase: Attempt,
    reason: CloseReason,
  ) => Promise<Standing | null>;
}

const POLL_IN_MS = 1_000;

export const createGround = (ports: ReviewPorts): ReviewGround => {
  let state = initialState;
  let run = 0;
  const listeners = new Set<() => void>();
  const isCurrent = (own: number): boolean => own === run;

  const send = (own: number, event: ReviewEvent): void => {
    const next = isCurrent(own) ? reviewReducer(state, event) : state;
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const follow = async (own: number, first: Attempt): Promise<void> => {
    send(own, { type: "follow", purchase: first });
    let purchase = first;
    // With nobody looking there is nothing to ask for: the server finishes the purchase by itself.
    while (isCurrent(own) && listeners.size > 0 && !isEnd(purchase.state)) {
      await ports.wait(POLL_IN_MS);
      try {
        purchase = (await ports.read(purchase.id)).purchase;
        send(own, { type: "follow", purchase });
      } catch (thrown) {
        send(own, { type: "lose", trouble: troubleOf(thrown) });
      }
    }
  };

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    startRun: () => ++run,
    run: () => run,
    isCurrent,
    send,
    follow,
    conclude: async (own, purchase, reason) => {
      const standing = await settle(ports, purchase.id, reason);
      if (!isCurrent(own)) return null;
      if (typeof standing === "string") return standing;
      await follow(own, standing);
      return null;
    },
  };
};
