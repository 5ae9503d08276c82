import { getAddressDecoder } from "@solana/kit";
import { base58 } from "@scure/base";
import type { TransactionMetadata } from "litesvm";
import type { WireMessage } from "../transaction/wire";
import type { InnerInstructions, ReturnData } from "./record";

/** What a run left behind beside the accounts, in the shapes history keeps. */
export interface Outcome {
  readonly logs: string[];
  readonly innerInstructions: InnerInstructions[];
  readonly unitsConsumed: number;
  readonly returnData: ReturnData | null;
}

/** litesvm lists every instruction; a node only those that called others. */
export const outcomeOf = (meta: TransactionMetadata): Outcome => {
  const innerInstructions = meta.innerInstructions().flatMap((list, index) => {
    if (list.length === 0) return [];
    const instructions = list.map((inner) => {
      const instruction = inner.instruction();
      return {
        programIdIndex: instruction.programIdIndex(),
        accounts: [...instruction.accounts()],
        data: base58.encode(Uint8Array.from(instruction.data())),
        stackHeight: inner.stackHeight(),
      };
    });
    return [{ index, instructions }];
  });
  const returned = meta.returnData();
  const bytes = returned.data();
  return {
    logs: meta.logs(),
    innerInstructions,
    unitsConsumed: Number(meta.computeUnitsConsumed()),
    returnData:
      bytes.length === 0
        ? null
        : {
            programId: getAddressDecoder().decode(returned.programId()),
            data: Buffer.from(bytes).toString("base64"),
          },
  };
};

const memoPrograms = new Set<string>([
  "MemoSq4gqABAXKb96qnH8TysNcWxMyWCqXgDLGmfcHr",
  "Memo1UhkJRfHyvLMcVucJwxXeuD728EqVDDwQDxFMNo",
]);

/** The message's memos as getSignaturesForAddress shows them: "[length] text", joined by "; ". */
export const memoOf = (message: WireMessage): string | null => {
  const memos = message.instructions
    .filter(({ programIdIndex }) => memoPrograms.has(message.staticAccounts[programIdIndex] ?? ""))
    .map(({ data }) => `[${data.length}] ${Buffer.from(data).toString("utf8")}`);
  return memos.length === 0 ? null : memos.join("; ");
};
