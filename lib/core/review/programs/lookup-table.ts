import { LOOKUP_TABLE } from "./addresses";
import { instructionTable, wordTag, type ProgramTable } from "./layout";

/** Source: solana-program/address-lookup-table `instruction.rs`. */
export const lookupTableProgram: ProgramTable = {
  name: "Address Lookup Table",
  ids: [LOOKUP_TABLE],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "createLookupTable", "address authority payer systemProgram", "recentSlot:u64 bump:u8"],
    ["1", "freezeLookupTable", "address authority"],
    ["2", "extendLookupTable", "address authority payer? systemProgram?", "addresses:keys64"],
    ["3", "deactivateLookupTable", "address authority"],
    ["4", "closeLookupTable", "address authority recipient"],
  ]),
};
