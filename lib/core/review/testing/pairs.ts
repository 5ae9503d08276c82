import { authorityCases } from "./authority-cases";
import type { CasePair, ReviewRuleId } from "./case";
import { messageCases } from "./message-cases";
import { moneyCases } from "./money-cases";
import { simulationCases } from "./simulation-cases";

/** Two transactions for every rule. A rule without its pair does not compile. */
export const rulePairs: Readonly<Record<ReviewRuleId, CasePair>> = {
  ...messageCases,
  ...moneyCases,
  ...authorityCases,
  ...simulationCases,
};
