import {
  decompileTransactionMessage,
  getCompiledTransactionMessageDecoder,
  getTransactionDecoder,
  type Address,
  type Instruction,
} from "@solana/kit";
import { parseTransferSolInstruction, SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";

/** A transaction as a test looks at it. */
export interface View {
  readonly feePayer: Address;
  readonly instructions: readonly Instruction[];
  /** Lamports paid by transfers of the System program, by who gets them. */
  readonly paid: Readonly<Record<string, bigint>>;
  readonly signatures: Readonly<Record<string, unknown>>;
}

const isDataInstruction = (
  instruction: Instruction,
): instruction is Instruction & Required<Pick<Instruction, "accounts" | "data">> =>
  instruction.accounts !== undefined && instruction.data !== undefined;

const compiledMessage = (wire: Uint8Array) => {
  const transaction = getTransactionDecoder().decode(wire);
  const compiled = getCompiledTransactionMessageDecoder().decode(transaction.messageBytes);
  return { transaction, compiled };
};

export const viewOf = (wire: Uint8Array): View => {
  const { transaction, compiled } = compiledMessage(wire);
  const message = decompileTransactionMessage(compiled);
  const paid: Record<string, bigint> = {};
  for (const instruction of message.instructions) {
    if (instruction.programAddress !== SYSTEM_PROGRAM_ADDRESS || !isDataInstruction(instruction))
      continue;
    if (instruction.data[0] !== 2) continue;
    const { accounts, data } = parseTransferSolInstruction(instruction);
    paid[accounts.destination.address] = data.amount;
  }
  return {
    feePayer: message.feePayer.address,
    instructions: message.instructions,
    paid,
    signatures: transaction.signatures,
  };
};

/** The places in lookup tables that a transaction names, in ascending order. */
export const placesOf = (wire: Uint8Array): readonly number[] => {
  const { compiled } = compiledMessage(wire);
  if (compiled.version !== 0) return [];
  const lookups = compiled.addressTableLookups ?? [];
  const places = lookups.flatMap(({ writableIndexes, readonlyIndexes }) => [
    ...writableIndexes,
    ...readonlyIndexes,
  ]);
  return places.sort((one, other) => one - other);
};

/** The first bytes of each instruction of a program: which of its instructions they are. */
export const tags = ({ instructions }: View, program: Address): (number | undefined)[] =>
  instructions
    .filter(({ programAddress }) => programAddress === program)
    .map(({ data }) => data?.[0]);
