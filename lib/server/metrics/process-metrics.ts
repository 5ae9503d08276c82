import { collectDefaultMetrics, Counter, Histogram, Registry } from "prom-client";
import type { WatchedUpstream } from "./watched-upstream";

/** Everything that is counted in this process, and what is read when somebody looks. */
export interface ProcessMetrics {
  readonly registry: Registry;
  readonly attempts: Counter<"upstream" | "operation" | "outcome" | "status">;
  readonly attemptSeconds: Histogram<"upstream" | "operation">;
  readonly retries: Counter<"upstream" | "operation">;
  readonly requests: Counter<"method" | "route" | "status">;
  readonly requestSeconds: Histogram<"method" | "route">;
  readonly unread: Counter<"metric">;
  readonly upstreams: WatchedUpstream[];
}

declare global {
  // Next bundles the instrumentation and the routes apart; what is counted belongs to the process.
  var countersignMetrics: ProcessMetrics | undefined;
}

/** Seconds. From a cached answer to a call that used all of its time. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15];

const create = (): ProcessMetrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    attempts: new Counter({
      name: "countersign_upstream_attempts_total",
      help: "Attempts at calls to upstreams, by how they ended.",
      labelNames: ["upstream", "operation", "outcome", "status"],
      registers,
    }),
    attemptSeconds: new Histogram({
      name: "countersign_upstream_attempt_seconds",
      help: "How long attempts at calls to upstreams took, waiting for their turn included.",
      labelNames: ["upstream", "operation"],
      buckets: SECONDS,
      registers,
    }),
    retries: new Counter({
      name: "countersign_upstream_retries_total",
      help: "Attempts that were not a call's first.",
      labelNames: ["upstream", "operation"],
      registers,
    }),
    requests: new Counter({
      name: "countersign_requests_total",
      help: "Requests to the API, by how they were answered.",
      labelNames: ["method", "route", "status"],
      registers,
    }),
    requestSeconds: new Histogram({
      name: "countersign_request_seconds",
      help: "How long requests to the API took until their answer began.",
      labelNames: ["method", "route"],
      buckets: SECONDS,
      registers,
    }),
    unread: new Counter({
      name: "countersign_metrics_unread_total",
      help: "How often a metric could not be read when somebody looked.",
      labelNames: ["metric"],
      registers,
    }),
    upstreams: [],
  };
};

/** The metrics of this process, whichever bundle asks. */
export const processMetrics = (): ProcessMetrics => (globalThis.countersignMetrics ??= create());
