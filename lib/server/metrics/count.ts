import type { AttemptLine } from "@/lib/server/upstream";
import { processMetrics } from "./process-metrics";
import { routeLabel } from "./route-label";
import { statusLabel, type WatchedUpstream } from "./watched-upstream";

/** Counts one attempt at a call to an upstream, by what its log line says. */
export const countAttempt = (line: AttemptLine): void => {
  const { attempts, attemptSeconds, retries } = processMetrics();
  const { upstream, operation, attempt, outcome, durationMs } = line;
  attempts.inc({ upstream, operation, outcome, status: statusLabel(line.status) });
  attemptSeconds.observe({ upstream, operation }, durationMs / 1_000);
  if (attempt > 1) retries.inc({ upstream, operation });
};

/** Shows the state of an upstream: breaker, queue, what is left of its rate limits, clock skew. */
export const watchUpstream = (watched: WatchedUpstream): void => {
  processMetrics().upstreams.push(watched);
};

/** One request that was answered. `params`: the dynamic parts of its path, by name. */
export interface AnsweredRequest {
  readonly method: string;
  readonly pathname: string;
  readonly params: unknown;
  readonly status: number;
  readonly durationMs: number;
}

export const countRequest = (request: AnsweredRequest): void => {
  const { requests, requestSeconds } = processMetrics();
  const { method, status, durationMs } = request;
  const route = routeLabel(request.pathname, request.params);
  requests.inc({ method, route, status: statusLabel(status) });
  requestSeconds.observe({ method, route }, durationMs / 1_000);
};
