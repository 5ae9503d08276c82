import { STAKE } from "./addresses";
import { instructionTable, wordTag, type ProgramTable } from "./layout";

/** Source: solana-program/stake `interface/src/instruction.rs`. */
export const stakeProgram: ProgramTable = {
  name: "Stake",
  ids: [STAKE],
  tag: wordTag,
  instructions: instructionTable([
    [
      "0",
      "initialize",
      "stake rentSysvar",
      "staker:key withdrawer:key unixTimestamp:i64 epoch:u64 custodian:key",
    ],
    [
      "1",
      "authorize",
      "stake clockSysvar authority lockupAuthority?",
      "newAuthority:key stakeAuthorize:u32",
    ],
    ["2", "delegateStake", "stake vote clockSysvar stakeHistory unused stakeAuthority"],
    ["3", "split", "stake splitStake stakeAuthority", "lamports:u64"],
    [
      "4",
      "withdraw",
      "stake recipient clockSysvar stakeHistory withdrawAuthority lockupAuthority?",
      "lamports:u64",
    ],
    ["5", "deactivate", "stake clockSysvar stakeAuthority"],
    ["6", "setLockup", "stake authority", "unixTimestamp:i64? epoch:u64? custodian:key?"],
    ["7", "merge", "destinationStake sourceStake clockSysvar stakeHistory stakeAuthority"],
    [
      "8",
      "authorizeWithSeed",
      "stake base clockSysvar lockupAuthority?",
      "newAuthorizedPubkey:key stakeAuthorize:u32 authoritySeed:string64 authorityOwner:key",
    ],
    ["9", "initializeChecked", "stake rentSysvar stakeAuthority withdrawAuthority"],
    [
      "10",
      "authorizeChecked",
      "stake clockSysvar authority newAuthority lockupAuthority?",
      "stakeAuthorize:u32",
    ],
    [
      "11",
      "authorizeCheckedWithSeed",
      "stake base clockSysvar newAuthority lockupAuthority?",
      "stakeAuthorize:u32 authoritySeed:string64 authorityOwner:key",
    ],
    ["12", "setLockupChecked", "stake authority newAuthority?", "unixTimestamp:i64? epoch:u64?"],
    ["13", "getMinimumDelegation"],
    ["14", "deactivateDelinquent", "stake delinquentVote referenceVote"],
    ["16", "moveStake", "sourceStake destinationStake stakeAuthority", "lamports:u64"],
    ["17", "moveLamports", "sourceStake destinationStake stakeAuthority", "lamports:u64"],
  ]),
};
