import { isTokenProgram } from "../programs/addresses";
import { BATCH_TAG, unfoldBatch } from "./batch";
import { describeInstruction, type Instruction } from "./instruction";
import type { AccountKey } from "./keys";
import type { DecodedTransaction } from "./transaction";

/** Every instruction in order, named; batches are followed by their parts. */
export const describeInstructions = (
  transaction: DecodedTransaction,
  keys: readonly AccountKey[],
): readonly Instruction[] =>
  transaction.instructions.flatMap(({ program, accounts, data }, index) => {
    const used: AccountKey[] = [];
    // The decoder has checked that every index stands inside the accounts.
    for (const position of accounts) used.push(...keys.slice(position, position + 1));
    return isTokenProgram(program) && data[0] === BATCH_TAG
      ? unfoldBatch(index, program, used, data)
      : [describeInstruction({ index, part: null }, program, used, data)];
  });
