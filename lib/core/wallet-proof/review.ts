import { readTransaction, reviewTransaction, type Review } from "../review";
import type { Address } from "../solana";
import { MEMO, proofBlockhash, proofTransaction } from "./transaction";
import { expiryOf, textProblems, type ProofGround } from "./text";

/** Why a transaction is no proof. Beside the rules of the review, which run as well. */
interface ProofProblem {
  readonly rule: "PROOF-01" | "PROOF-02" | "PROOF-03" | "PROOF-04";
  /** One plain sentence for a person. */
  readonly message: string;
}

export interface ProofReview {
  readonly ground: ProofGround;
  /** The text that is vouched for. */
  readonly text: string;
  /** Until when the text may be signed, in milliseconds since 1970; null where it does not say. */
  readonly until: number | null;
  /** Unsigned wire bytes: what the wallet would be given. */
  readonly transaction: Uint8Array;
  /** "ok" only where nothing at all speaks against it: there is no warning to read past. */
  readonly verdict: "ok" | "block";
  readonly problems: readonly ProofProblem[];
  /**
   * The general review of the same bytes, without a cluster: nothing here depends on one. It finds
   * control characters in every memo of more than one line (MEMO-01); that is left to PROOF-04.
   */
  readonly review: Review;
}

const problem =
  (rule: ProofProblem["rule"]) =>
  (message: string): ProofProblem => ({ rule, message });

const blockhashProblems = (review: Review, text: string): string[] =>
  review.blockhash === proofBlockhash(text)
    ? []
    : ["It is not tied to the block that does not exist: a cluster could run it."];

const isMemoOf = (
  { program, accounts, index }: Review["instructions"][number],
  wallet: Address,
): boolean =>
  index === 0 &&
  program === MEMO &&
  accounts.length === 1 &&
  accounts.every(({ address, signer }) => address === wallet && signer);

const contentProblems = (
  { instructions, signers, feePayer }: Review,
  wallet: Address,
): string[] => {
  const others = signers.filter(({ address }) => address !== wallet);
  const strange = instructions.filter((instruction) => !isMemoOf(instruction, wallet));
  return [
    ...(feePayer === wallet ? [] : ["Its fee payer is not your wallet."]),
    ...others.map(({ address }) => `It asks ${address} to sign as well.`),
    ...(instructions.length === 0 ? ["There is no memo in it."] : []),
    ...strange.map(
      ({ index, programName, name }) =>
        `Instruction ${index + 1} (${programName} ${name}) has no place in it: there may be one memo of yours and nothing else.`,
    ),
  ];
};

const sameBytes = (left: Uint8Array, right: Uint8Array): boolean =>
  left.length === right.length && left.every((byte, at) => byte === right[at]);

const isRebuilt = (transaction: Uint8Array, text: string, wallet: Address): boolean => {
  try {
    return sameBytes(transaction, proofTransaction(wallet, text));
  } catch (error) {
    // A text that no proof can be made of.
    if (error instanceof RangeError) return false;
    throw error;
  }
};

const differences = (transaction: Uint8Array, text: string, wallet: Address): string[] => {
  const memos = readTransaction(transaction)?.memos ?? [];
  if (memos.length === 1 && memos[0] !== text) return ["Its memo is not the text you were shown."];
  return isRebuilt(transaction, text, wallet)
    ? []
    : ["It is not, byte for byte, the one transaction that this text has."];
};

/**
 * Reviews a transaction that is signed to prove a wallet and never sent, before the wallet is asked.
 * There is exactly one for a wallet and a text, so that nothing is a matter of judgement: it has to be
 * that one (PROOF-03), whatever else says in words why another is not. The text has to be this page's
 * own for this wallet and deed (PROOF-04). Never throws and never rejects.
 */
export const reviewProof = async (
  transaction: Uint8Array,
  text: string,
  ground: ProofGround,
  now: Date,
): Promise<ProofReview> => {
  const { wallet } = ground;
  const general = await reviewTransaction({
    transaction,
    intent: { version: 1, kind: "free", wallet },
    cluster: null,
    now,
  });
  const findings = general.findings.filter(({ rule }) => rule !== "MEMO-01");
  const review = { ...general, findings };
  const problems = [
    ...blockhashProblems(review, text).map(problem("PROOF-01")),
    ...contentProblems(review, wallet).map(problem("PROOF-02")),
    ...differences(transaction, text, wallet).map(problem("PROOF-03")),
    ...textProblems(text, ground, now).map(problem("PROOF-04")),
  ];
  const verdict = problems.length + findings.length === 0 ? "ok" : "block";
  return { ground, text, until: expiryOf(text), transaction, verdict, problems, review };
};
