import { runCase } from "@/lib/core/review/corpus/run";
import { corpusCaseSchema } from "@/lib/core/review/corpus/schema";
import type { RuleId } from "@/lib/core/review";
import { ruleIds } from "@/lib/core/review/rule-ids";
import { reviewTransaction } from "@/lib/core/review/review";
import { authorityCases } from "@/lib/core/review/testing/authority-cases";
import type { CasePair } from "@/lib/core/review/testing/case";
import { messageCases } from "@/lib/core/review/testing/message-cases";
import { moneyCases } from "@/lib/core/review/testing/money-cases";
import { simulationCases } from "@/lib/core/review/testing/simulation-cases";
import { createWorld } from "@/lib/core/review/testing/world";
import { readSide, type Side } from "./directory";

/** How many of how many, and a line for each that is not as it has to be. */
export interface Figure {
  readonly name: string;
  readonly good: number;
  readonly all: number;
  readonly wrong: readonly string[];
}

export interface CorpusFigures {
  /** Blocked, or not blocked, as the side demands. */
  readonly verdicts: Figure;
  /** Found exactly what the file expects. */
  readonly expectations: Figure;
  /** Rules that some file of this side trips. */
  readonly tripped: ReadonlySet<RuleId>;
  /** Rules after signing and on the chain that some file of this side was put to. */
  readonly askedLater: ReadonlySet<RuleId>;
}

const afterSigning = ruleIds.filter((id) => id.startsWith("POST-"));
const onTheChain = ruleIds.filter((id) => id.startsWith("CHAIN-"));

const verdictName: Readonly<Record<Side, string>> = {
  hostile: "hostile, blocked",
  legitimate: "legitimate, not blocked",
};

/** Runs every file of one side. */
export const corpusFigures = async (side: Side): Promise<CorpusFigures> => {
  const wrongVerdicts: string[] = [];
  const unmet: string[] = [];
  const tripped = new Set<RuleId>();
  const askedLater = new Set<RuleId>();
  const files = await readSide(side);
  for (const [name, text] of files) {
    const corpusCase = corpusCaseSchema.parse(JSON.parse(text));
    const { verdict, findings, differences } = await runCase(corpusCase);
    for (const { rule } of findings) tripped.add(rule);
    if (corpusCase.reviewed) for (const rule of afterSigning) askedLater.add(rule);
    if (corpusCase.landed) for (const rule of onTheChain) askedLater.add(rule);
    if ((verdict === "block") !== (side === "hostile"))
      wrongVerdicts.push(`${side}/${name}: the verdict is ${verdict}`);
    if (differences.length > 0) unmet.push(`${side}/${name}: ${differences.join("; ")}`);
  }
  const figure = (name: string, wrong: readonly string[]): Figure => ({
    name,
    good: files.size - wrong.length,
    all: files.size,
    wrong,
  });
  return {
    verdicts: figure(verdictName[side], wrongVerdicts),
    expectations: figure(`${side}, exactly as expected`, unmet),
    tripped,
    askedLater,
  };
};

/** Whether each rule is tripped by some transaction of the corpus. */
export const coverageFigure = (tripped: ReadonlySet<RuleId>): Figure => {
  const missing = ruleIds.filter((id) => !tripped.has(id));
  return {
    name: "rules tripped by the corpus",
    good: ruleIds.length - missing.length,
    all: ruleIds.length,
    wrong: missing.map((id) => `${id}: no file of the corpus trips it`),
  };
};

const pairs: Readonly<Partial<Record<RuleId, CasePair>>> = {
  ...messageCases,
  ...moneyCases,
  ...authorityCases,
  ...simulationCases,
};

const rulesIn = async (make: CasePair["trips"]): Promise<ReadonlySet<RuleId>> => {
  const { findings } = await reviewTransaction(await make(await createWorld()));
  return new Set(findings.map(({ rule }) => rule));
};

/** What is wrong with a rule's own two transactions; null where nothing is. */
const pairFault = async (id: RuleId): Promise<string | null> => {
  const pair = pairs[id];
  if (pair === undefined) return "has no pair of transactions";
  const caught = await rulesIn(pair.trips);
  if (caught.size !== 1 || !caught.has(id)) return "does not alone catch the one made for it";
  return (await rulesIn(pair.spares)).has(id) ? "catches the near miss" : null;
};

/** The rules that are not asked before signing have their two ways in the corpus. */
const laterFault = (id: RuleId, hostile: CorpusFigures, legitimate: CorpusFigures) => {
  if (!hostile.tripped.has(id)) return "is tripped by no file of the corpus";
  if (!legitimate.askedLater.has(id)) return "is put to no legitimate file of the corpus";
  return legitimate.tripped.has(id) ? "trips over a legitimate file" : null;
};

/** Each rule with one transaction that it catches and one near miss that it leaves alone. */
export const bothWaysFigure = async (
  hostile: CorpusFigures,
  legitimate: CorpusFigures,
): Promise<Figure> => {
  const later = new Set([...afterSigning, ...onTheChain]);
  const wrong: string[] = [];
  for (const id of ruleIds) {
    const fault = later.has(id) ? laterFault(id, hostile, legitimate) : await pairFault(id);
    if (fault !== null) wrong.push(`${id} ${fault}`);
  }
  return {
    name: "rules covered both ways",
    good: ruleIds.length - wrong.length,
    all: ruleIds.length,
    wrong,
  };
};
