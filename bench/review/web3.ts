import {
  ComputeBudgetInstruction,
  ComputeBudgetProgram,
  SystemInstruction,
  SystemProgram,
  TransactionMessage,
  VersionedTransaction,
  type TransactionInstruction,
} from "@solana/web3.js";
import type { AnsweredInstruction, Reader } from "./answer";

const decode = (bytes: Uint8Array) => VersionedTransaction.deserialize(bytes);

const computeBudget = (instruction: TransactionInstruction) => {
  const type = ComputeBudgetInstruction.decodeInstructionType(instruction);
  switch (type) {
    case "SetComputeUnitLimit":
      return { type, ...ComputeBudgetInstruction.decodeSetComputeUnitLimit(instruction) };
    case "SetComputeUnitPrice":
      return { type, ...ComputeBudgetInstruction.decodeSetComputeUnitPrice(instruction) };
    case "RequestHeapFrame":
    case "RequestUnits":
      throw new TypeError(`${type} is no part of the measured purchase`);
  }
};

const system = (instruction: TransactionInstruction) => {
  const type = SystemInstruction.decodeInstructionType(instruction);
  if (type !== "Transfer") throw new TypeError(`${type} is no part of the measured purchase`);
  return { type, ...SystemInstruction.decodeTransfer(instruction) };
};

/** web3.js has no decoder for the token, associated token and memo programs: null. */
const named = (instruction: TransactionInstruction) => {
  if (instruction.programId.equals(SystemProgram.programId)) return system(instruction);
  if (instruction.programId.equals(ComputeBudgetProgram.programId))
    return computeBudget(instruction);
  return null;
};

const read = (bytes: Uint8Array) => {
  const transaction = decode(bytes);
  const message = TransactionMessage.decompile(transaction.message);
  return {
    message,
    instructions: message.instructions.map((instruction) => ({
      instruction,
      decoded: named(instruction),
    })),
  };
};

const inOurWords = (decoded: ReturnType<typeof named>): AnsweredInstruction["decoded"] => {
  switch (decoded?.type) {
    case undefined:
      return null;
    case "Transfer":
      return { name: "transferSol", args: { amount: decoded.lamports.toString() } };
    case "SetComputeUnitLimit":
      return { name: "setComputeUnitLimit", args: { units: decoded.units.toString() } };
    case "SetComputeUnitPrice":
      return {
        name: "setComputeUnitPrice",
        args: { microLamports: decoded.microLamports.toString() },
      };
  }
};

/** Its deserialiser with the instruction decoders it brings. Keys stay numbers, not text. */
export const web3: Reader = {
  name: "web3.js",
  decode,
  read,
  answer: (bytes) => {
    const { message, instructions } = read(bytes);
    return {
      feePayer: message.payerKey.toBase58(),
      blockhash: message.recentBlockhash,
      instructions: instructions.map(({ instruction, decoded }) => ({
        program: instruction.programId.toBase58(),
        accounts: instruction.keys.map(({ pubkey }) => pubkey.toBase58()),
        decoded: inOurWords(decoded),
      })),
    };
  },
};
