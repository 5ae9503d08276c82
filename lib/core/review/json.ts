import { bytesToHex } from "@noble/hashes/utils.js";
import type { BalanceChange, Movement, Outcome, Review, ReviewedInstruction } from "./types";

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

const changeToJson = (change: BalanceChange) => ({
  ...change,
  expected: change.expected?.toString() ?? null,
  observed: change.observed?.toString() ?? null,
});

const instructionToJson = (instruction: ReviewedInstruction) => ({
  ...instruction,
  data: bytesToHex(instruction.data),
});

/** The review as JSON, as the command line prints it: amounts are strings of digits, data is hex. */
export const reviewToJson = (review: Review): object => ({
  version: review.version,
  verdict: review.verdict,
  findings: review.findings,
  outcome: review.outcome ? outcomeToJson(review.outcome) : null,
  changes: review.changes.map(changeToJson),
  instructions: review.instructions.map(instructionToJson),
  signers: review.signers,
  feePayer: review.feePayer,
  messageVersion: review.messageVersion,
  blockhash: review.blockhash,
  messageHash: review.messageHash,
  skipped: review.skipped,
});
