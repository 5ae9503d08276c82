import type { RpcCluster } from "./cluster";

/** How one endpoint is, by whether it tells its slot. */
export interface EndpointStanding {
  readonly state: "up" | "down";
  /** Milliseconds its answer took, or until it was given up. */
  readonly tookMs: number;
  /** Slots it is behind the furthest of those that answered; null where it did not. */
  readonly behind: number | null;
}

interface Seen {
  readonly slot: number | null;
  readonly tookMs: number;
}

const slotOf = async (result: RpcCluster["result"]): Promise<Seen> => {
  const started = performance.now();
  const tookMs = (): number => Math.round(performance.now() - started);
  try {
    const slot = await result("getSlot", [{ commitment: "confirmed" }]);
    return { slot: typeof slot === "number" ? slot : null, tookMs: tookMs() };
  } catch {
    // Why stands in the log, a line per attempt; here it is enough that there is no answer.
    return { slot: null, tookMs: tookMs() };
  }
};

/** Asks every configured endpoint for its slot, in their order. Never throws. */
export const endpointStandings = async ({
  each,
}: Pick<RpcCluster, "each">): Promise<readonly EndpointStanding[]> => {
  const seen = await Promise.all(each.map(slotOf));
  const furthest = Math.max(...seen.map(({ slot }) => slot ?? 0));
  return seen.map(({ slot, tookMs }) => ({
    state: slot === null ? "down" : "up",
    tookMs,
    behind: slot === null ? null : furthest - slot,
  }));
};
