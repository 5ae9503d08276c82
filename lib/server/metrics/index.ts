import "server-only";

export { readAtScrape } from "./at-scrape";
export { countAttempt, countRequest, watchUpstream } from "./count";
export { metricsText } from "./text";
