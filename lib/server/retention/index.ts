import "server-only";

export { retentionRuns, startRetention } from "./process";
