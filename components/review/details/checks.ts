import { ruleTable, type Review, type RuleId } from "@/lib/core/review";

/** A family of rules as a person thinks of them: one question each. */
export interface Check {
  readonly title: string;
  /** What it means where every rule of the family that ran found nothing. */
  readonly passed: string;
  readonly state: "passed" | "warned" | "failed" | "not run";
  /** Rules of the family, and those of them that were not run. */
  readonly rules: number;
  readonly skipped: number;
}

const families = [
  {
    title: "Payment",
    passed: "Only those you agreed to are paid, to the lamport.",
    ids: /^(INTENT|PAY)-/u,
  },
  { title: "What you get", passed: "What was promised arrives in your wallet.", ids: /^GET-/u },
  {
    title: "Control",
    passed: "Nobody gets power over anything you own.",
    ids: /^(AUTH-|SIM-04$)/u,
  },
  {
    title: "Form",
    passed: "It is complete, fresh, and made for this cluster and purchase.",
    ids: /^(MSG|MEMO)-/u,
  },
  {
    title: "Trial run",
    passed: "Tried on the cluster, it does what its instructions say.",
    ids: /^SIM-(?!04$)/u,
  },
] as const;

const isRuleId = (text: string): text is RuleId => Object.hasOwn(ruleTable, text);
const allRules = Object.keys(ruleTable).filter(isRuleId);

/** What was asked of the transaction, family by family. A family of which nothing ran has not passed. */
export const checksOf = ({ findings, skipped }: Review): readonly Check[] =>
  families.map(({ title, passed, ids }) => {
    const rules = allRules.filter((rule) => ids.test(rule));
    const unrun = skipped.filter(({ rule }) => ids.test(rule)).length;
    const worst = findings.filter(({ rule }) => ids.test(rule)).map(({ severity }) => severity);
    const state = worst.includes("block")
      ? "failed"
      : worst.length > 0
        ? "warned"
        : unrun === rules.length
          ? "not run"
          : "passed";
    return { title, passed, state, rules: rules.length, skipped: unrun };
  });
