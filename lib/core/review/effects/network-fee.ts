import { amountOf, type Instruction } from "../decode/instruction";
import type { DecodedTransaction } from "../decode/transaction";
import {
  COMPUTE_BUDGET,
  ED25519,
  LOADER_2,
  LOADER_4,
  LOADER_DEPRECATED,
  LOADER_UPGRADEABLE,
  SECP256K1,
  SECP256R1,
  SYSTEM,
} from "../programs/addresses";

/** Lamports per signature (agave `DEFAULT_TARGET_LAMPORTS_PER_SIGNATURE`). */
const LAMPORTS_PER_SIGNATURE = 5_000n;
const MICRO_LAMPORTS = 1_000_000n;
/**
 * Compute units for each instruction where no limit is set: little for programs that are part of the
 * runtime, much for all others (SIMD-0170). Programs on their way out of the runtime (Vote, Stake,
 * lookup tables) count as others: that is the higher figure. The last is the most a transaction can have.
 */
const BUILTIN_UNITS = 3_000n;
const DEFAULT_UNITS = 200_000n;
const MAX_UNITS = 1_400_000n;
const builtins: ReadonlySet<string> = new Set([
  SYSTEM,
  COMPUTE_BUDGET,
  LOADER_DEPRECATED,
  LOADER_2,
  LOADER_UPGRADEABLE,
  LOADER_4,
  ED25519,
  SECP256K1,
]);

/** Heap a transaction may ask for, in bytes: whole kibibytes between these (agave `compute_budget_limits`). */
const KIBIBYTE = 1_024n;
const MIN_HEAP = 32n * KIBIBYTE;
const MAX_HEAP = 256n * KIBIBYTE;

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
  /** Indices of those that set what the runtime refuses: an odd heap, no room for accounts at all. */
  readonly impossible: readonly number[];
}

const isImpossible = (instruction: Instruction): boolean => {
  if (instruction.name === "requestHeapFrame") {
    const bytes = amountOf(instruction, "bytes");
    return bytes < MIN_HEAP || bytes > MAX_HEAP || bytes % KIBIBYTE !== 0n;
  }
  return (
    instruction.name === "setLoadedAccountsDataSizeLimit" &&
    amountOf(instruction, "accountDataSizeLimit") === 0n
  );
};

/** Base fee by signatures (those in precompiles count) and priority fee by limit × price, rounded up. */
export const networkFee = (
  transaction: DecodedTransaction,
  instructions: readonly Instruction[],
): NetworkFee => {
  let signatures = BigInt(transaction.signatures.length);
  let limit: bigint | null = null;
  let price = 0n;
  let usual = 0n;
  const seen = new Set<string>();
  const duplicates: number[] = [];
  const impossible: number[] = [];
  for (const instruction of instructions) {
    if (instruction.part !== null) continue;
    // The runtime charges what the first byte says, before anybody looks whether the rest is in order.
    if (precompiles.has(instruction.program)) signatures += BigInt(instruction.data[0] ?? 0);
    usual += builtins.has(instruction.program) ? BUILTIN_UNITS : DEFAULT_UNITS;
    if (instruction.known !== "known") continue;
    if (instruction.program !== COMPUTE_BUDGET) continue;
    if (seen.has(instruction.name)) duplicates.push(instruction.index);
    seen.add(instruction.name);
    if (isImpossible(instruction)) impossible.push(instruction.index);
    if (instruction.name === "setComputeUnitLimit") limit = amountOf(instruction, "units");
    if (instruction.name === "setComputeUnitPrice") price = amountOf(instruction, "microLamports");
  }
  const wanted = limit ?? usual;
  const units = wanted > MAX_UNITS ? MAX_UNITS : wanted;
  const base = signatures * LAMPORTS_PER_SIGNATURE;
  const priority = (units * price + MICRO_LAMPORTS - 1n) / MICRO_LAMPORTS;
  return {
    base,
    priority,
    total: base + priority,
    exact: limit !== null || price === 0n,
    duplicates,
    impossible,
  };
};
