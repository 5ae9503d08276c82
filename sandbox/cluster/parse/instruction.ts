import { ADDRESS_LOOKUP_TABLE_PROGRAM_ADDRESS } from "@solana-program/address-lookup-table";
import { ASSOCIATED_TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import { SYSTEM_PROGRAM_ADDRESS } from "@solana-program/system";
import { base58 } from "@scure/base";
import { AccountRole, type Address } from "@solana/kit";
import type { Json } from "../rpc/json";
import { TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from "../tokens/holdings";
import { parseAssociatedToken } from "./associated-token";
import { parseLookupTable } from "./lookup-table";
import { parseMemo } from "./memo";
import { parseSystem } from "./system";
import { parseToken } from "./token";

/** An instruction with its indexes resolved, as the program clients' parsers take it. */
export interface ResolvedInstruction {
  readonly programAddress: Address;
  readonly accounts: readonly { readonly address: Address; readonly role: AccountRole }[];
  readonly data: Uint8Array;
}

/** An instruction in words, or null when this instruction of the program is not known here. */
type Parser = (instruction: ResolvedInstruction) => Json;

/** The programs a node tells in words (transaction-status `parse_instruction.rs`). */
const parsers = new Map<string, { name: string; parse: Parser }>([
  [SYSTEM_PROGRAM_ADDRESS, { name: "system", parse: parseSystem }],
  [TOKEN_PROGRAM, { name: "spl-token", parse: parseToken }],
  [TOKEN_2022_PROGRAM, { name: "spl-token", parse: parseToken }],
  [
    ASSOCIATED_TOKEN_PROGRAM_ADDRESS,
    { name: "spl-associated-token-account", parse: parseAssociatedToken },
  ],
  [ADDRESS_LOOKUP_TABLE_PROGRAM_ADDRESS, { name: "address-lookup-table", parse: parseLookupTable }],
  ["MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr", { name: "spl-memo", parse: parseMemo }],
  ["Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo", { name: "spl-memo", parse: parseMemo }],
]);

const inWords = (instruction: ResolvedInstruction, parse: Parser): Json => {
  try {
    return parse(instruction);
  } catch {
    // Bytes or accounts the program would refuse too: a node then shows them as they are.
    return null;
  }
};

/**
 * An instruction as `jsonParsed` shows it: in words where the program is known, else its addresses
 * and its data in base58.
 */
export const parsedInstruction = (
  keys: readonly Address[],
  instruction: { programIdIndex: number; accounts: readonly number[]; data: Uint8Array },
  stackHeight: number,
): Json => {
  const at = (index: number): Address => {
    const key = keys[index];
    if (key === undefined)
      throw new RangeError("an instruction names an account that is not there");
    return key;
  };
  const programId = at(instruction.programIdIndex);
  const accounts = instruction.accounts.map(at);
  const known = parsers.get(programId);
  const resolved = {
    programAddress: programId,
    accounts: accounts.map((address) => ({ address, role: AccountRole.READONLY })),
    data: instruction.data,
  };
  const parsed = known === undefined ? null : inWords(resolved, known.parse);
  return known === undefined || parsed === null
    ? { programId, accounts, data: base58.encode(instruction.data), stackHeight }
    : { program: known.name, programId, parsed, stackHeight };
};
