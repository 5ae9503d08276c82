import { memoPrograms } from "./addresses";
import { instructionTable, noTag, type ProgramTable } from "./layout";

/** Source: solana-program/memo `lib.rs`: the data is the text, accounts are signers it vouches for. */
export const memoProgram: ProgramTable = {
  name: "Memo",
  ids: [...memoPrograms],
  tag: noTag,
  instructions: instructionTable([["", "addMemo", "", "memo:text"]]),
};
