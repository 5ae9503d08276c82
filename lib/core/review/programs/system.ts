import { SYSTEM } from "./addresses";
import { instructionTable, wordTag, type ProgramTable } from "./layout";

/** Source: solana-system-interface `instruction.rs`; 13 came with feature "allow prefund". */
export const systemProgram: ProgramTable = {
  name: "System",
  ids: [SYSTEM],
  tag: wordTag,
  instructions: instructionTable([
    ["0", "createAccount", "payer newAccount", "lamports:u64 space:u64 programAddress:key"],
    ["1", "assign", "account", "programAddress:key"],
    ["2", "transferSol", "source destination", "amount:u64"],
    [
      "3",
      "createAccountWithSeed",
      "payer newAccount baseAccount?",
      "base:key seed:string64 amount:u64 space:u64 programAddress:key",
    ],
    ["4", "advanceNonceAccount", "nonceAccount recentBlockhashesSysvar nonceAuthority"],
    [
      "5",
      "withdrawNonceAccount",
      "nonceAccount recipientAccount recentBlockhashesSysvar rentSysvar nonceAuthority",
      "withdrawAmount:u64",
    ],
    [
      "6",
      "initializeNonceAccount",
      "nonceAccount recentBlockhashesSysvar rentSysvar",
      "nonceAuthority:key",
    ],
    ["7", "authorizeNonceAccount", "nonceAccount nonceAuthority", "newNonceAuthority:key"],
    ["8", "allocate", "newAccount", "space:u64"],
    [
      "9",
      "allocateWithSeed",
      "newAccount baseAccount",
      "base:key seed:string64 space:u64 programAddress:key",
    ],
    ["10", "assignWithSeed", "account baseAccount", "base:key seed:string64 programAddress:key"],
    [
      "11",
      "transferSolWithSeed",
      "source baseAccount destination",
      "amount:u64 fromSeed:string64 fromOwner:key",
    ],
    ["12", "upgradeNonceAccount", "nonceAccount"],
    [
      "13",
      "createAccountAllowPrefund",
      "newAccount payer?",
      "lamports:u64 space:u64 programAddress:key",
    ],
  ]),
};
