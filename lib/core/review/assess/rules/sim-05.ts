import type { Address } from "../../../solana";
import type { ChainFacts } from "../../resolve/gather";
import { messageRule } from "../rule";

const disagreements = (one: ChainFacts, other: ChainFacts, wallet: Address): string[] => {
  const lamports = ({ after }: ChainFacts): string =>
    after?.get(wallet)?.lamports.toString() ?? "unknown";
  const failure = ({ simulation }: ChainFacts): string => JSON.stringify(simulation?.error ?? null);
  const questions = [
    ["which cluster this is", one.genesisHash === other.genesisHash],
    ["whether the transaction is still alive", one.blockhashValid === other.blockhashValid],
    ["whether it succeeds", failure(one) === failure(other)],
    ["what your wallet holds afterwards", lamports(one) === lamports(other)],
  ] as const;
  return questions.filter(([, same]) => !same).map(([question]) => question);
};

export const endpointsAgree = messageRule("SIM-05", ({ chain, second, wallet }) => {
  if (chain === null || second === null) return "No second endpoint is configured.";
  if (second.simulation === null || second.genesisHash === null) {
    return [
      {
        severity: "warn" as const,
        message: "The second cluster endpoint gave no answer, so the first could not be checked.",
      },
    ];
  }
  const about = disagreements(chain, second, wallet).join(", ");
  return about === ""
    ? []
    : [{ message: `Two cluster endpoints disagree on ${about}.`, facts: { about } }];
});
