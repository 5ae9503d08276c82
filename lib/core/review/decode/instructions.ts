import { isTokenProgram } from "../programs/addresses";
import { BATCH_TAG, unfoldBatch } from "./batch";
import { describeInstruction, type Instruction } from "./instruction";
import type { AccountKey } from "./keys";
import type { DecodedTransaction } from "./transaction";

/** The decoder has checked that every index stands inside the accounts. */
const keysAt = (keys: readonly AccountKey[], indices: Uint8Array): AccountKey[] => {
  const used: AccountKey[] = [];
  for (let at = 0; at < indices.length; at += 1) {
    const key = keys[indices[at] ?? 0];
    if (key !== undefined) used.push(key);
  }
  return used;
};

/** Every instruction in order, named; batches are followed by their parts. */
export const describeInstructions = (
  transaction: DecodedTransaction,
  keys: readonly AccountKey[],
): readonly Instruction[] => {
  const described: Instruction[] = [];
  transaction.instructions.forEach(({ program, accounts, data }, index) => {
    const used = keysAt(keys, accounts);
    if (data[0] === BATCH_TAG && isTokenProgram(program))
      described.push(...unfoldBatch(index, program, used, data));
    else described.push(describeInstruction({ index, part: null }, program, used, data));
  });
  return described;
};
