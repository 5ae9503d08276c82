import { amountOf, type Instruction } from "../decode/instruction";
import type { DecodedTransaction } from "../decode/transaction";
import { COMPUTE_BUDGET, ED25519, SECP256K1, SECP256R1 } from "../programs/addresses";

/** Lamports per signature (agave `DEFAULT_TARGET_LAMPORTS_PER_SIGNATURE`). */
const LAMPORTS_PER_SIGNATURE = 5_000n;
const MICRO_LAMPORTS = 1_000_000n;
/** Compute units an instruction gets where no limit is set, and the most a transaction can have. */
const DEFAULT_UNITS = 200_000n;
const MAX_UNITS = 1_400_000n;

const precompiles: ReadonlySet<string> = new Set([ED25519, SECP256K1, SECP256R1]);

/** The network fee in lamports. */
export interface NetworkFee {
  readonly base: bigint;
  /** The most the priority fee can be; what it is where the transaction sets its limit. */
  readonly priority: bigint;
  readonly total: bigint;
  /** False where a price is set without a limit: the cluster then derives the limit by its own rules. */
  readonly exact: boolean;
  /** Indices of Compute Budget instructions that repeat an earlier one; the runtime refuses those. */
  readonly duplicates: readonly number[];
}

/** Base fee by signatures (those in precompiles count) and priority fee by limit × price, rounded up. */
export const networkFee = (
  transaction: DecodedTransaction,
  instructions: readonly Instruction[],
): NetworkFee => {
  let signatures = BigInt(transaction.signatures.length);
  let limit: bigint | null = null;
  let price = 0n;
  let others = 0n;
  const seen = new Set<string>();
  const duplicates: number[] = [];
  for (const instruction of instructions) {
    if (instruction.part !== null) continue;
    if (instruction.program !== COMPUTE_BUDGET) others += 1n;
    if (instruction.known !== "known") continue;
    if (precompiles.has(instruction.program)) signatures += amountOf(instruction, "signatures");
    if (instruction.program !== COMPUTE_BUDGET) continue;
    if (seen.has(instruction.name)) duplicates.push(instruction.index);
    seen.add(instruction.name);
    if (instruction.name === "setComputeUnitLimit") limit = amountOf(instruction, "units");
    if (instruction.name === "setComputeUnitPrice") price = amountOf(instruction, "microLamports");
  }
  const wanted = limit ?? others * DEFAULT_UNITS;
  const units = wanted > MAX_UNITS ? MAX_UNITS : wanted;
  const base = signatures * LAMPORTS_PER_SIGNATURE;
  const priority = (units * price + MICRO_LAMPORTS - 1n) / MICRO_LAMPORTS;
  return {
    base,
    priority,
    total: base + priority,
    exact: limit !== null || price === 0n,
    duplicates,
  };
};
