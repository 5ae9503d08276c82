import { processMetrics } from "./process-metrics";
import { breakers, skews, waiting } from "./watched-upstream";

/** An upstream as this process knows it without asking it anything. */
export interface UpstreamStanding {
  readonly name: string;
  /** 0 closed, 1 half-open, 2 open. */
  readonly breaker: number;
  /** Attempts that wait for their turn. */
  readonly waiting: number;
  /** Seconds by which its clock is ahead of ours; null before it has told one. */
  readonly skewSeconds: number | null;
}

/** Every upstream this process has called, by name. */
export const upstreamStandings = (): readonly UpstreamStanding[] => {
  const { upstreams } = processMetrics();
  const waits = new Map(waiting(upstreams).map(({ labels, value }) => [labels["upstream"], value]));
  const ahead = new Map(skews(upstreams).map(({ labels, value }) => [labels["upstream"], value]));
  return breakers(upstreams).map(({ labels, value }) => ({
    name: labels["upstream"] ?? "",
    breaker: value,
    waiting: waits.get(labels["upstream"]) ?? 0,
    skewSeconds: ahead.get(labels["upstream"]) ?? null,
  }));
};

interface RequestCounts {
  readonly requests: number;
  /** Answered 401 or 403, but for webhooks, which have their own counts. */
  readonly refused: number;
  /** Answered with 5xx. */
  readonly failed: number;
}

const WEBHOOKS = "/api/webhooks/realm";

/** How requests to the API of this process were answered since it started. */
export const requestCounts = async (): Promise<RequestCounts> => {
  const { values } = await processMetrics().requests.get();
  const sum = (counts: (labels: (typeof values)[number]["labels"]) => boolean): number =>
    values.reduce((total, { labels, value }) => total + (counts(labels) ? value : 0), 0);
  return {
    requests: sum(() => true),
    refused: sum(
      ({ status, route }) => (status === "401" || status === "403") && route !== WEBHOOKS,
    ),
    failed: sum(({ status }) => status === "5xx"),
  };
};
