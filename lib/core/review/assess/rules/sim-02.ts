import { answerRule } from "../rule";

/**
 * Source: transaction-review.md: what can't be established blocks. Offline nothing was asked, which the
 * verdict says; here the cluster was asked and did not answer.
 */
export const clusterAnswers = answerRule("SIM-02", ({ chain, tables }) => {
  if (chain === null) return "No cluster was asked.";
  const questions = [
    ["the cluster's identity", chain.genesisHash],
    ["the age of the transaction", chain.blockhashValid],
    ["the lookup tables it uses", tables],
    ["the accounts it touches", chain.before],
    ["a simulation", chain.simulation],
  ] as const;
  const open = questions.filter(([, answer]) => answer === null).map(([question]) => question);
  if (open.length === 0) return [];
  const missing = open.join(", ");
  return [{ message: `The cluster gave no answer to: ${missing}.`, facts: { missing } }];
});
