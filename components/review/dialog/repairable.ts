import type { Finding, RuleId } from "@/lib/core/review";

/** Reasons that a fresh transaction, more SOL or a cluster that answers again can take away. */
const passing: readonly RuleId[] = ["MSG-08", "PAY-07", "SIM-01", "SIM-02"];

/** Whether preparing again can help. Anything else against a transaction stands against its maker. */
export const repairable = (findings: readonly Finding[]): boolean =>
  findings.every(({ rule, severity }) => severity !== "block" || passing.includes(rule));
