import type { RpcCluster } from "./cluster";

/** How one endpoint is, by whether it tells its slot. */
export interface EndpointStanding {
  readonly state: "up" | "down";
  /** Milliseconds its answer took, or until it was given up: three seconds at most. */
  readonly tookMs: number;
  /** Slots it is behind the furthest of those that answered; null where it did not. */
  readonly behind: number | null;
}

interface Seen {
  readonly slot: number | null;
  readonly tookMs: number;
}

/**
 * An endpoint that has not told its slot by then is down: nobody would wait longer for it. Less than a
 * call may take (endpoint.ts) and than those who look wait (lib/server/alerts/measure.ts): to them one
 * that hangs would be unknown, which wakes nobody.
 */
const PATIENCE_MILLIS = 3_000;

const slotOf = async (result: RpcCluster["result"]): Promise<Seen> => {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      resolve(null);
    }, PATIENCE_MILLIS);
  });
  // Why there is no answer stands in the log, a line per attempt; here it is enough that there is none.
  const told = result("getSlot", [{ commitment: "confirmed" }]).catch(() => null);
  const slot = await Promise.race([told, tooLate]);
  clearTimeout(timer);
  const tookMs = Math.round(performance.now() - started);
  return { slot: typeof slot === "number" ? slot : null, tookMs };
};

/** Asks every configured endpoint for its slot, in their order; three seconds at most. Never throws. */
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
