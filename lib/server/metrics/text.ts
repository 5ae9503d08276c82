import { readAtScrape } from "./at-scrape";
import { processMetrics } from "./process-metrics";
import { breakers, remaining, skews, waiting } from "./watched-upstream";

const registerUpstreams = (): void => {
  const { upstreams } = processMetrics();
  readAtScrape(
    {
      name: "countersign_upstream_breaker",
      help: "Circuit breaker of an upstream: 0 closed, 1 half-open, 2 open.",
      kind: "gauge",
      labelNames: ["upstream"],
    },
    () => breakers(upstreams),
  );
  readAtScrape(
    {
      name: "countersign_upstream_waiting",
      help: "Attempts that wait for their turn.",
      kind: "gauge",
      labelNames: ["upstream"],
    },
    () => waiting(upstreams),
  );
  readAtScrape(
    {
      name: "countersign_upstream_rate_limit_remaining_ratio",
      help: "Share of a rate limit that is left, by upstream's headers; of creators, the least.",
      kind: "gauge",
      labelNames: ["upstream", "group"],
    },
    () => remaining(upstreams),
  );
  readAtScrape(
    {
      name: "countersign_upstream_clock_skew_seconds",
      help: "How far upstream's clock is ahead of ours.",
      kind: "gauge",
      labelNames: ["upstream"],
    },
    () => skews(upstreams),
  );
};

/** All metrics of this process in Prometheus' text format, and the content type that says so. */
export const metricsText = async (): Promise<{ text: string; contentType: string }> => {
  registerUpstreams();
  const { registry } = processMetrics();
  return { text: await registry.metrics(), contentType: registry.contentType };
};
