import type { Standing } from "@/lib/browser/review/settle";
import { formatSol } from "@/lib/core/money";
import type { Intent } from "@/lib/core/intent";
import type { Outcome, Review } from "@/lib/core/review";
import { deedWords } from "./deed-words";

interface Reading {
  readonly review: Review;
  readonly intent: Intent;
  /** The asset's name, safe to show. */
  readonly assetName: string;
  /** Where the verdict blocks: what may be said about the money. */
  readonly standing: Standing | null;
}

/** What the transaction does and whether it may be signed, in the words of somebody who never did. */
export const verdictSentence = ({ review, intent, assetName, standing }: Reading): string => {
  const { verdict, findings, outcome } = review;
  const does =
    outcome === null ? "What it does is unknown." : outcomeWords(outcome, intent, assetName);
  if (verdict === "ok") return `${does} Tried on the cluster first, it does that and nothing else.`;
  if (verdict === "warn") return `${does} ${things(findings.length)} should be read first.`;
  const [worst, ...others] = findings.filter(({ severity }) => severity === "block");
  return [
    worst?.message,
    others.length > 0 ? `${more(others.length)} below.` : null,
    "Your wallet was not asked.",
    standing === null ? null : deedWords[intent.kind].standing[standing],
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(" ");
};

const outcomeWords = (outcome: Outcome, intent: Intent, assetName: string): string => {
  if (intent.kind === "purchase") return purchaseWords(outcome, intent, assetName);
  const does =
    intent.kind === "list"
      ? `The licence for ${assetName} goes to REALM’s escrow, where it is for sale`
      : `The licence for ${assetName} comes back to your wallet`;
  const sol = outcome.pays.reduce(
    (sum, { mint, amount }) => (mint === "SOL" ? sum + amount : sum),
    0n,
  );
  return sol === 0n
    ? `${does}. It costs the network fee and nothing else.`
    : `${does}, and ${formatSol(sol)} SOL leave it.`;
};

const purchaseWords = ({ pays, receives }: Outcome, intent: Intent, assetName: string): string => {
  const sol = pays.reduce((sum, { mint, amount }) => (mint === "SOL" ? sum + amount : sum), 0n);
  const tokens = pays.some(({ mint }) => mint !== "SOL") ? " and tokens" : "";
  const promised = intent.receive.map(({ mint }) => mint);
  const isLicence = receives.some(({ mint }) => mint !== "SOL" && promised.includes(mint));
  const gets = isLicence
    ? `get the licence for ${assetName}`
    : receives.length > 0
      ? "get what stands below"
      : "get nothing on the chain in return";
  return `You pay ${formatSol(sol)} SOL${tokens} and ${gets}.`;
};

const things = (count: number): string => (count === 1 ? "One thing" : `${count} things`);
const more = (count: number): string =>
  count === 1 ? "One more reason stands" : `${count} more reasons stand`;
