import { reviewTransaction } from "../review";
import type { ReviewRequest } from "../types";

/** The ids and severities of what a review finds, each once, worst first. */
export const rulesOf = async (request: ReviewRequest): Promise<string[]> => {
  const { findings } = await reviewTransaction(request);
  return [...new Set(findings.map(({ rule, severity }) => `${rule} ${severity}`))];
};
