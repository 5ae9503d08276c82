import { assessConfirmed } from "../compare/confirmed";
import { compareSigned } from "../compare/signed";
import { reviewTransaction } from "../review";
import type { Finding, Movement, Outcome, Review, Verdict } from "../types";
import { verdictOf } from "../verdict";
import { replay } from "./replay";
import type { CorpusCase } from "./schema";

export interface CorpusResult {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  /** Where the review is not what the case expects, one line each; empty where it is met exactly. */
  readonly differences: readonly string[];
}

const words = (list: readonly { readonly rule: string; readonly severity: string }[]): string =>
  [...new Set(list.map(({ rule, severity }) => `${rule} ${severity}`))].toSorted().join(", ") ||
  "nothing";

type Money = Pick<Movement, "mint" | "amount" | "counterparty">;

const movements = (list: readonly Money[]): string[] =>
  list
    .map(({ mint, amount, counterparty }) => `${amount} of ${mint} (${counterparty ?? "nobody"})`)
    .toSorted();

type ExpectedOutcome = NonNullable<CorpusCase["expected"]["outcome"]>;

const outcomeText = (outcome: ExpectedOutcome | Outcome | null): string =>
  outcome === null
    ? "unknown"
    : JSON.stringify({
        pays: movements(outcome.pays),
        receives: movements(outcome.receives),
        networkFee: outcome.networkFee.toString(),
        rent: outcome.rent.toString(),
      });

/** What came back from the wallet is compared with what was reviewed, as well as reviewed itself. */
const signedFindings = async (corpusCase: CorpusCase): Promise<readonly Finding[]> => {
  const { reviewed, intent, transaction } = corpusCase;
  if (reviewed === undefined || intent.kind === "free") return [];
  const { findings } = await compareSigned({
    reviewed,
    signed: transaction,
    wallet: intent.wallet,
    networkFeeLimit: intent.limits.networkFee,
  });
  return findings;
};

/** What landed is compared with what was sent, and its effects with the intent. */
const landedFindings = ({ landed, intent, transaction }: CorpusCase): readonly Finding[] =>
  landed === undefined || intent.kind === "free"
    ? []
    : assessConfirmed({
        broadcast: transaction,
        confirmed: landed.transaction,
        meta: landed.meta,
        intent,
      });

const compared = (what: string, expected: string, actual: string): string[] =>
  expected === actual ? [] : [`${what}: expected ${expected}; it is ${actual}`];

const differences = (
  { expected }: CorpusCase,
  verdict: Verdict,
  findings: readonly Finding[],
  review: Review,
): string[] => [
  ...compared("verdict", expected.verdict, verdict),
  ...compared("findings", words(expected.findings), words(findings)),
  ...(expected.outcome
    ? compared("outcome", outcomeText(expected.outcome), outcomeText(review.outcome))
    : []),
];

/** Reviews a recorded transaction against the recorded answers and lays the expectation beside it. */
export const runCase = async (corpusCase: CorpusCase): Promise<CorpusResult> => {
  const { transaction, intent, counterpart, sponsors, authorities, now } = corpusCase;
  const first = replay(corpusCase.cluster, transaction);
  const second = corpusCase.second && replay(corpusCase.second, transaction);
  const review = await reviewTransaction({
    transaction,
    intent,
    counterpart,
    sponsors,
    authorities,
    cluster: first.cluster,
    secondCluster: second?.cluster,
    now: new Date(now),
  });
  const findings = [
    ...(await signedFindings(corpusCase)),
    ...review.findings,
    ...landedFindings(corpusCase),
  ];
  const verdict = verdictOf(findings, false);
  const unrecorded = [...first.unrecorded, ...(second?.unrecorded ?? [])];
  return {
    verdict,
    findings,
    differences: [
      ...unrecorded.map((what) => `the recording has no answer for ${what}; record it again`),
      ...differences(corpusCase, verdict, findings, review),
    ],
  };
};
