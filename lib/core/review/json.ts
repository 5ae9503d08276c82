import type { Movement, Outcome, Review } from "./types";

const movementToJson = (movement: Movement) => ({
  ...movement,
  amount: movement.amount.toString(),
});

const outcomeToJson = (outcome: Outcome) => ({
  pays: outcome.pays.map(movementToJson),
  receives: outcome.receives.map(movementToJson),
  networkFee: outcome.networkFee.toString(),
  rent: outcome.rent.toString(),
});

/** The review as JSON, as the command line prints it: amounts are strings of digits. */
export const reviewToJson = (review: Review): object => ({
  version: review.version,
  verdict: review.verdict,
  findings: review.findings,
  outcome: review.outcome ? outcomeToJson(review.outcome) : null,
  instructions: review.instructions,
  signers: review.signers,
  feePayer: review.feePayer,
  messageVersion: review.messageVersion,
  blockhash: review.blockhash,
  messageHash: review.messageHash,
  skipped: review.skipped,
});
