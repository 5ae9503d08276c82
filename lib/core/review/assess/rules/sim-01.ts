import { errorWords } from "../../simulate/error-words";
import { missingLamports } from "../money";
import { answerRule } from "../rule";

/**
 * Source: the node's `TransactionError`, in words by error-words.ts. Where MSG-08 or PAY-07 already
 * says why it fails, and blocks, this stays quiet.
 */
export const simulationSucceeds = answerRule("SIM-01", (context) => {
  const { chain, instructions } = context;
  const simulation = chain?.simulation ?? null;
  if (chain === null || simulation === null) return "The transaction was not simulated.";
  if (simulation.error === null) return [];
  const words = errorWords(simulation, instructions);
  if (words.kind === "blockhash" && chain.blockhashValid === false) return [];
  const { before } = chain;
  if (words.kind === "funds" && before && missingLamports({ ...context, before }) > 0n) return [];
  const message = `It would fail: ${words.sentence}.`;
  const facts = { error: JSON.stringify(simulation.error) };
  return [
    words.instruction === null
      ? { message, facts }
      : { message, facts, instruction: words.instruction },
  ];
});
