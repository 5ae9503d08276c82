import {
  COMPUTE_BUDGET_PROGRAM_ADDRESS,
  ComputeBudgetInstruction,
  getSetComputeUnitLimitInstructionDataDecoder,
  getSetComputeUnitPriceInstructionDataDecoder,
  identifyComputeBudgetInstruction,
} from "@solana-program/compute-budget";
import type { WireMessage } from "./wire";

const LAMPORTS_PER_SIGNATURE = 5000n;
const MICRO = 1_000_000n;
const MAX_COMPUTE_UNITS = 1_400_000n;
const UNITS_PER_INSTRUCTION = 200_000n;
const UNITS_PER_BUILTIN = 3_000n;

/** Programs inside the runtime, whose default budget is smaller (SIMD-0170). */
const builtins = new Set<string>([
  "11111111111111111111111111111111",
  "ComputeBudget111111111111111111111111111111",
  "Vote111111111111111111111111111111111111111",
  "BPFLoaderUpgradeab1e11111111111111111111111",
  "BPFLoader1111111111111111111111111111111111",
  "BPFLoader2111111111111111111111111111111111",
  "LoaderV411111111111111111111111111111111111",
]);

/** Programs whose instructions carry signatures of their own, counted in their first byte. */
const precompiles = new Set<string>([
  "Ed25519SigVerify111111111111111111111111111",
  "KeccakSecp256k11111111111111111111111111111",
  "Secp256r1SigVerify1111111111111111111111111",
]);

interface Budget {
  readonly unitLimit: bigint;
  readonly microLamportsPerUnit: bigint;
}

const computeBudget = (message: WireMessage): Budget => {
  let asked: bigint | null = null;
  let price = 0n;
  let units = 0n;
  for (const { programIdIndex, data } of message.instructions) {
    const program = message.staticAccounts[programIdIndex] ?? "";
    if (precompiles.has(program)) continue;
    units += builtins.has(program) ? UNITS_PER_BUILTIN : UNITS_PER_INSTRUCTION;
    if (program !== COMPUTE_BUDGET_PROGRAM_ADDRESS || data.length === 0) continue;
    const kind = identifyComputeBudgetInstruction(data);
    if (kind === ComputeBudgetInstruction.SetComputeUnitLimit) {
      asked = BigInt(getSetComputeUnitLimitInstructionDataDecoder().decode(data).units);
    } else if (kind === ComputeBudgetInstruction.SetComputeUnitPrice) {
      price = getSetComputeUnitPriceInstructionDataDecoder().decode(data).microLamports;
    }
  }
  const limit = asked ?? units;
  return {
    unitLimit: limit > MAX_COMPUTE_UNITS ? MAX_COMPUTE_UNITS : limit,
    microLamportsPerUnit: price,
  };
};

/**
 * What landing costs, in lamports: 5,000 for each signature (those in precompiled instructions
 * included) and the compute price times the unit limit, rounded up (solana-fee `calculate_fee`);
 * version 1 names its priority fee outright.
 * A message whose compute-budget instructions cannot be read costs its signatures alone.
 */
export const feeOf = (message: WireMessage): bigint => {
  let signatures = BigInt(message.header.numSignerAccounts);
  for (const { programIdIndex, data } of message.instructions) {
    const program = message.staticAccounts[programIdIndex] ?? "";
    if (precompiles.has(program)) signatures += BigInt(data[0] ?? 0);
  }
  const base = signatures * LAMPORTS_PER_SIGNATURE;
  if (message.version === 1) return base + message.priorityFee;
  try {
    const { unitLimit, microLamportsPerUnit } = computeBudget(message);
    return base + (unitLimit * microLamportsPerUnit + MICRO - 1n) / MICRO;
  } catch {
    // The runtime refuses such a message before any fee is due; there is nothing to add.
    return base;
  }
};
