import "server-only";

export { addResults } from "./add";
export { listResults, openResult, removeResult, startResultKeeper, sweepResults } from "./process";
export { seenAt } from "./seen-at";
export { resultsOf, type Result } from "./store";
