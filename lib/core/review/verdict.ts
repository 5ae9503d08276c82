import { ruleIds } from "./rule-ids";
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

/** Worst first; then in the order of the rules, then of the instructions. */
export const worstFirst = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (a, b) =>
      weight[b.severity] - weight[a.severity] ||
      ruleIds.indexOf(a.rule) - ruleIds.indexOf(b.rule) ||
      (a.instruction ?? -1) - (b.instruction ?? -1),
  );
