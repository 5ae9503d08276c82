import { knownPrograms } from "../../programs/registry";
import type { AccountState } from "../../resolve/cluster-reader";
import type { Accounts, ChainFacts } from "../../resolve/gather";
import { readMint, readTokenAccount } from "../../resolve/token-state";
import type { Address } from "../../../solana";
import type { ReviewContext } from "../context";
import { answerRule } from "../rule";

/** Any plain value as text to compare; amounts in digits, bytes as numbers. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "bigint"
      ? inner.toString()
      : inner instanceof Uint8Array
        ? [...inner].join(" ")
        : inner,
  );

/**
 * What the transaction does to an account of somebody else. Others may pay it between the two
 * endpoints' looks, so the change is compared, and of its data what a token account says of control.
 */
const changeOf = (before: AccountState | null, after: AccountState | null): string => {
  const old = readTokenAccount(before);
  const now = readTokenAccount(after);
  return text({
    lamports: (after?.lamports ?? 0n) - (before?.lamports ?? 0n),
    program: after?.owner,
    token: now && { ...now, amount: now.amount - (old?.amount ?? 0n) },
  });
};

const sameAccounts = (
  one: ChainFacts,
  other: ChainFacts,
  { ownership }: ReviewContext,
): boolean => {
  if (!one.before || !one.after || !other.before || !other.after) return true;
  const look = (before: Accounts, after: Accounts, address: Address): string => {
    const now = after.get(address) ?? null;
    return ownership.isWallets(address) ? text(now) : changeOf(before.get(address) ?? null, now);
  };
  for (const address of new Set([...one.after.keys(), ...other.after.keys()])) {
    const seen = look(one.before, one.after, address);
    if (seen !== look(other.before, other.after, address)) return false;
  }
  return true;
};

/** Unknown programs that the second saw on the way and the first kept to itself. */
const callsHidden = (one: ChainFacts, other: ChainFacts): boolean => {
  const told = new Set(one.simulation?.innerInstructions.map(({ program }) => program));
  return (other.simulation?.innerInstructions ?? []).some(
    ({ program }) => !knownPrograms.has(program) && !told.has(program),
  );
};

const disagreements = (one: ChainFacts, other: ChainFacts, context: ReviewContext): string[] => {
  const failure = ({ simulation }: ChainFacts): string => text(simulation?.error ?? null);
  const keys = (facts: ChainFacts): string => text(facts.keys);
  const mints = ({ before }: ChainFacts): string =>
    text(context.intent?.receive.map(({ mint }) => readMint(before?.get(mint) ?? null)));
  const questions = [
    ["which cluster this is", one.genesisHash === other.genesisHash],
    ["whether the transaction is still alive", one.blockhashValid === other.blockhashValid],
    ["which accounts stand in lookup tables", keys(one) === keys(other)],
    ["what kind of token you would get", mints(one) === mints(other)],
    ["whether it succeeds", failure(one) === failure(other)],
    ["which programs are called on the way", !callsHidden(one, other)],
    ["what the accounts hold afterwards", sameAccounts(one, other, context)],
  ] as const;
  return questions.filter(([, same]) => !same).map(([question]) => question);
};

/** Whether an endpoint has said everything that is compared. */
const answered = (facts: ChainFacts): boolean =>
  facts.tablesRead &&
  facts.genesisHash !== null &&
  facts.blockhashValid !== null &&
  facts.before !== null &&
  facts.simulation !== null;

/**
 * Source: transaction-review.md: one endpoint's word is that endpoint's. Where the first gave no answer
 * that is SIM-02's to say.
 */
export const endpointsAgree = answerRule("SIM-05", (context) => {
  const { chain, second } = context;
  if (chain === null || second === null) return "No second endpoint is configured.";
  if (!answered(chain)) return "The first endpoint gave no answer to compare with.";
  if (!answered(second)) {
    return [
      {
        severity: "warn" as const,
        message: "The second cluster endpoint gave no answer, so the first could not be checked.",
      },
    ];
  }
  const about = disagreements(chain, second, context).join(", ");
  return about === ""
    ? []
    : [{ message: `Two cluster endpoints disagree on ${about}.`, facts: { about } }];
});
