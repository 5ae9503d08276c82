import "server-only";

export { readAtScrape } from "./at-scrape";
export { countAttempt, countRequest, watchUpstream } from "./count";
export { requestCounts, upstreamStandings } from "./standing";
export { metricsText } from "./text";
