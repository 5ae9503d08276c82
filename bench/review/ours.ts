import { describeInstructions } from "@/lib/core/review/decode/instructions";
import { accountKeys } from "@/lib/core/review/decode/keys";
import { decodeTransaction } from "@/lib/core/review/decode/transaction";
import type { Reader } from "./answer";

const decode = (bytes: Uint8Array) => {
  const result = decodeTransaction(bytes);
  if (!result.ok) throw new Error(`ours refuses: it ${result.reason}`);
  return result.transaction;
};

const read = (bytes: Uint8Array) => {
  const transaction = decode(bytes);
  const instructions = describeInstructions(transaction, accountKeys(transaction, new Map()));
  return { transaction, instructions };
};

/** Addresses and arguments are written out as text; strict where the peers take any tail. */
export const ours: Reader = {
  name: "countersign",
  decode,
  read,
  answer: (bytes) => {
    const { transaction, instructions } = read(bytes);
    return {
      feePayer: transaction.staticKeys[0] ?? "",
      blockhash: transaction.blockhash,
      instructions: instructions.map(({ program, accounts, name, args }) => ({
        program,
        accounts: accounts.map(({ address }) => address),
        decoded: {
          name,
          args: Object.fromEntries(
            Object.entries(args).map(([key, value]) => [key, String(value)]),
          ),
        },
      })),
    };
  },
};
