import { CodedError } from "@/lib/core/errors";

export interface GateOptions {
  /** How many may be inside at once, and how many of them of one party. */
  readonly total: number;
  readonly perParty: number;
}

/** Runs the work, or throws without waiting: RATE_LIMITED over one's own share, else CHAIN_UNAVAILABLE. */
export type Gate = <T>(party: string, work: () => Promise<T>) => Promise<T>;

/**
 * A door for few at a time. Limits per minute don't bound how much is under way: slow answers pile
 * up. Nobody waits in front of it, because whoever waits holds memory too.
 */
export const createGate = ({ total, perParty }: GateOptions): Gate => {
  const inside = new Map<string, number>();
  let all = 0;
  return async (party, work) => {
    const own = inside.get(party) ?? 0;
    if (own >= perParty) throw new CodedError("RATE_LIMITED", "too many calls at once");
    if (all >= total) throw new CodedError("CHAIN_UNAVAILABLE", "the proxy is full");
    inside.set(party, own + 1);
    all += 1;
    try {
      return await work();
    } finally {
      all -= 1;
      const left = (inside.get(party) ?? 1) - 1;
      if (left === 0) inside.delete(party);
      else inside.set(party, left);
    }
  };
};
