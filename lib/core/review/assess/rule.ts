import type { RuleId } from "../rule-ids";
import { ruleTable } from "../rule-table";
import type { Finding, Severity } from "../types";
import type {
  AccountsContext,
  IntentContext,
  MessageContext,
  PromiseContext,
  ReviewContext,
  SimulationContext,
} from "./context";

/** A finding before the rule's id and usual severity are put on it. */
export interface RawFinding {
  readonly message: string;
  readonly instruction?: number;
  readonly severity?: Severity;
  readonly facts?: Readonly<Record<string, string>>;
}

export type Need = "message" | "intent" | "accounts" | "simulation";

/** What a rule gave: its findings, or why it was not run. */
export type RuleResult = { readonly findings: readonly Finding[] } | { readonly skipped: string };

/** One rule, ready to be asked. */
export interface Rule {
  readonly id: RuleId;
  readonly needs: readonly Need[];
  readonly run: (context: ReviewContext) => RuleResult;
}

/** A rule may also say itself why it can't be run: a sentence instead of findings. */
type Evaluation = readonly RawFinding[] | string;

const noIntent = "There is no intent to compare with.";
const noAccounts = "The cluster was not asked or did not answer.";
const noSimulation = "There is no successful simulation to look at.";

const stamp = (id: RuleId, raw: RawFinding): Finding => ({
  rule: id,
  severity: raw.severity ?? ruleTable[id].severity,
  instruction: raw.instruction ?? null,
  message: raw.message,
  facts: raw.facts ?? {},
});

/** A check that breaks is a check that was not passed: a block, never a silence. */
const guarded = (id: RuleId, evaluate: () => Evaluation): RuleResult => {
  try {
    const evaluation = evaluate();
    if (typeof evaluation === "string") return { skipped: evaluation };
    return { findings: evaluation.map((raw) => stamp(id, raw)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    const message = "This check could not be completed, so the transaction can't be called safe.";
    return { findings: [stamp(id, { severity: "block", message, facts: { reason } })] };
  }
};

const withIntent = (context: ReviewContext): IntentContext | null => {
  const { intent } = context;
  return intent && { ...context, intent };
};

const withAccounts = (context: MessageContext): AccountsContext | null => {
  const before = context.chain?.before;
  return before ? { ...context, before } : null;
};

const withSimulation = (context: ReviewContext): SimulationContext | null => {
  const { before, after, simulation } = context.chain ?? {};
  return before && after && simulation ? { ...context, before, after, simulation } : null;
};

/** A rule that needs only the message and the lookup tables. */
export const messageRule = (
  id: RuleId,
  evaluate: (context: MessageContext) => Evaluation,
): Rule => ({
  id,
  needs: ["message"],
  run: (context) => guarded(id, () => evaluate(context)),
});

/** A rule about what the cluster's endpoints answered, simulations and silence included. */
export const answerRule = (id: RuleId, evaluate: (context: ReviewContext) => Evaluation): Rule => ({
  id,
  needs: ["message"],
  run: (context) => guarded(id, () => evaluate(context)),
});

/**
 * A rule that compares with the intent; skipped where nothing was agreed.
 * @param observed what a simulation that ran through adds to it; it takes nothing away
 */
export const intentRule = (
  id: RuleId,
  evaluate: (context: IntentContext) => Evaluation,
  observed: (context: PromiseContext) => readonly RawFinding[] = () => [],
): Rule => ({
  id,
  needs: ["message", "intent"],
  run: (context) => {
    const agreed = withIntent(context);
    if (agreed === null) return { skipped: noIntent };
    const simulated = withSimulation(context);
    return guarded(id, () => {
      const stated = evaluate(agreed);
      return simulated === null || typeof stated === "string"
        ? stated
        : [...stated, ...observed({ ...simulated, intent: agreed.intent })];
    });
  },
});

/** A rule that looks at accounts as the cluster holds them now. */
export const accountsRule = (
  id: RuleId,
  evaluate: (context: AccountsContext) => Evaluation,
): Rule => ({
  id,
  needs: ["message", "accounts"],
  run: (context) => {
    const full = withAccounts(context);
    return full ? guarded(id, () => evaluate(full)) : { skipped: noAccounts };
  },
});

/** A rule that compares before and after of a simulation that ran through. */
export const simulationRule = (
  id: RuleId,
  evaluate: (context: SimulationContext) => Evaluation,
): Rule => ({
  id,
  needs: ["message", "accounts", "simulation"],
  run: (context) => {
    const full = withSimulation(context);
    return full ? guarded(id, () => evaluate(full)) : { skipped: noSimulation };
  },
});
