import { ruleIds, type RuleId } from "./rule-ids";
import type { Finding, Severity, Verdict } from "./types";

/** How the dialog's status begins. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  ok: "Safe to sign",
  warn: "Check before you sign",
  block: "Do not sign",
};

const weight: Readonly<Record<Severity, number>> = { warn: 1, block: 2 };

/** The worst severity among the findings. Offline, "ok" is out of reach: too much was not looked at. */
export const verdictOf = (findings: readonly Finding[], offline: boolean): Verdict => {
  if (findings.some(({ severity }) => severity === "block")) return "block";
  return offline || findings.length > 0 ? "warn" : "ok";
};

/**
 * Findings that rest on what the cluster said at that moment: an answer that did not come, two looks
 * between which the chain moved on. Looking again may give another answer; for all others it can't.
 */
const volatile: ReadonlySet<RuleId> = new Set(["MSG-08", "SIM-01", "SIM-02", "SIM-03", "SIM-05"]);

/** Whether the finding may be gone in another review of the same bytes. */
export const isVolatile = ({ rule }: Pick<Finding, "rule">): boolean => volatile.has(rule);

/** Worst first; then in the order of the rules, then of the instructions. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (a, b) =>
      weight[b.severity] - weight[a.severity] ||
      ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) ||
      (a.instruction ?? -1) - (b.instruction ?? -1),
  );
