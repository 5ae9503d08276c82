import type { Accounts } from "../resolve/gather";
import { readMint, type TransferFee } from "../resolve/token-state";
import type { Expected } from "./expected";
import type { TokenMove } from "./steps";

const BASIS_POINTS = 10_000n;

/** What the mint keeps of an amount: rounded up, at most the maximum. Source: token-2022 `calculate_fee`. */
const transferFee = ({ basisPoints, maximum }: TransferFee, amount: bigint): bigint => {
  const share = (amount * basisPoints + BASIS_POINTS - 1n) / BASIS_POINTS;
  return share < maximum ? share : maximum;
};

const taxed = (move: TokenMove, before: Accounts): TokenMove => {
  // The program returns from a transfer to the same account before it comes to the fee.
  if (move.source === null || move.destination === null || move.source === move.destination)
    return move;
  const fees = move.mint && readMint(before.get(move.mint) ?? null)?.fees;
  if (!fees || fees.length === 0) return move;
  const kept = fees
    .map((fee) => transferFee(fee, move.amount))
    .toSorted((a, b) => (a < b ? -1 : 1));
  const [least = 0n] = kept;
  return { ...move, fee: kept.at(-1) ?? 0n, leastFee: least };
};

/**
 * Token-2022 fees as the mints' configuration has them. Two configurations stand in a mint, and the
 * epoch in which the transaction lands chooses, which nobody knows when it is signed: the larger fee
 * counts, the smaller is kept beside it.
 */
export const withMintFees = (expected: Expected, before: Accounts | null): Expected =>
  before === null || expected.tokens.length === 0
    ? expected
    : {
        ...expected,
        tokens: expected.tokens.map((move) => taxed(move, before)),
        steps: expected.steps.map((step) => (step.effect === "token" ? taxed(step, before) : step)),
      };
