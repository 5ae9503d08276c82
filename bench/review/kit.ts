import {
  assertIsInstructionWithAccounts,
  assertIsInstructionWithData,
  getCompiledTransactionMessageDecoder,
  getInstructionsFromCompiledTransactionMessage,
  getTransactionDecoder,
  type Instruction,
} from "@solana/kit";
import {
  COMPUTE_BUDGET_PROGRAM_ADDRESS,
  ComputeBudgetInstruction,
  parseComputeBudgetInstruction,
} from "@solana-program/compute-budget";
import { parseAddMemoInstruction } from "@solana-program/memo";
import {
  parseSystemInstruction,
  SYSTEM_PROGRAM_ADDRESS,
  SystemInstruction,
} from "@solana-program/system";
import {
  ASSOCIATED_TOKEN_PROGRAM_ADDRESS,
  AssociatedTokenInstruction,
  parseAssociatedTokenInstruction,
  parseTokenInstruction,
  TOKEN_PROGRAM_ADDRESS,
  TokenInstruction,
} from "@solana-program/token";
import type { Reader } from "./answer";

/** The memo program that clusters run; the client's own constant is a newer one. */
const MEMO = "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr";

// Made once: the quickest way to use them.
const transactionDecoder = getTransactionDecoder();
const messageDecoder = getCompiledTransactionMessageDecoder();

const decode = (bytes: Uint8Array) =>
  messageDecoder.decode(transactionDecoder.decode(bytes).messageBytes);

const named = (instruction: Instruction) => {
  assertIsInstructionWithData(instruction);
  const { programAddress } = instruction;
  if (programAddress === MEMO)
    return { name: "AddMemo", data: parseAddMemoInstruction(instruction).data };
  if (programAddress === COMPUTE_BUDGET_PROGRAM_ADDRESS) {
    const parsed = parseComputeBudgetInstruction(instruction);
    return { name: ComputeBudgetInstruction[parsed.instructionType], data: parsed.data };
  }
  assertIsInstructionWithAccounts(instruction);
  switch (programAddress) {
    case SYSTEM_PROGRAM_ADDRESS: {
      const parsed = parseSystemInstruction(instruction);
      return { ...parsed, name: SystemInstruction[parsed.instructionType] };
    }
    case TOKEN_PROGRAM_ADDRESS: {
      const parsed = parseTokenInstruction(instruction);
      return { ...parsed, name: TokenInstruction[parsed.instructionType] };
    }
    case ASSOCIATED_TOKEN_PROGRAM_ADDRESS: {
      const parsed = parseAssociatedTokenInstruction(instruction);
      return { ...parsed, name: AssociatedTokenInstruction[parsed.instructionType] };
    }
    default:
      throw new TypeError(`${programAddress} is no part of the measured purchase`);
  }
};

const read = (bytes: Uint8Array) => {
  const message = decode(bytes);
  return {
    message,
    instructions: getInstructionsFromCompiledTransactionMessage(message).map((instruction) => ({
      instruction,
      decoded: named(instruction),
    })),
  };
};

const argsOf = (data: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(data)
      .filter(([name]) => name !== "discriminator")
      .map(([name, value]) => [name, String(value)]),
  );

/** Its decoders and message compiler, with the program clients' parsers. */
export const kit: Reader = {
  name: "kit",
  decode,
  read,
  answer: (bytes) => {
    const { message, instructions } = read(bytes);
    return {
      feePayer: message.staticAccounts[0] ?? "",
      blockhash: message.lifetimeToken,
      instructions: instructions.map(({ instruction, decoded }) => ({
        program: instruction.programAddress,
        accounts: instruction.accounts?.map(({ address }) => address) ?? [],
        decoded: {
          name: decoded.name.charAt(0).toLowerCase() + decoded.name.slice(1),
          args: argsOf(decoded.data),
        },
      })),
    };
  },
};
