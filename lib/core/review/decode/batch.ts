import { bytesToHex } from "@noble/hashes/utils.js";
import type { Address } from "../../solana";
import { knownPrograms } from "../programs/registry";
import { describeInstruction, type Instruction } from "./instruction";
import type { AccountKey } from "./keys";
import { ByteReader, MalformedBytes } from "./reader";

/** SPL Token `Batch`: several token instructions in one. Source: p-token `processor/batch.rs`. */
export const BATCH_TAG = 255;

const readParts = (
  index: number,
  program: Address,
  keys: readonly AccountKey[],
  data: Uint8Array,
): Instruction[] => {
  const reader = new ByteReader(data, 1);
  const parts: Instruction[] = [];
  let used = 0;
  while (reader.remaining > 0) {
    const accounts = reader.u8();
    const inner = reader.take(reader.u8());
    if (inner[0] === BATCH_TAG) throw new MalformedBytes("a batch inside a batch");
    if (used + accounts > keys.length) throw new MalformedBytes("more accounts than there are");
    const slice = keys.slice(used, used + accounts);
    parts.push(describeInstruction({ index, part: parts.length }, program, slice, inner));
    used += accounts;
  }
  if (parts.length === 0) throw new MalformedBytes("an empty batch");
  if (used !== keys.length) throw new MalformedBytes("accounts that no part uses");
  return parts;
};

/**
 * A batch as itself followed by its parts, so that each part is judged like an instruction of its
 * own. Where the packing is wrong it stands alone, unknown, with the reason among its arguments.
 */
export const unfoldBatch = (
  index: number,
  program: Address,
  keys: readonly AccountKey[],
  data: Uint8Array,
): Instruction[] => {
  const batch = {
    ...describeInstruction({ index, part: null }, program, keys, data),
    name: "batch",
    programName: knownPrograms.get(program)?.name ?? "",
  };
  try {
    const parts = readParts(index, program, keys, data);
    return [{ ...batch, known: "known", args: { parts: BigInt(parts.length) } }, ...parts];
  } catch (error) {
    if (!(error instanceof MalformedBytes)) throw error;
    return [{ ...batch, args: { malformed: error.message, data: bytesToHex(data) } }];
  }
};
