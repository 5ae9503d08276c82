import { VOTE } from "./addresses";
import { instructionTable, wordTag, type ProgramTable } from "./layout";

/** Source: solana-vote-interface `instruction.rs`. Enough to name each; votes themselves stay hex. */
export const voteProgram: ProgramTable = {
  name: "Vote",
  ids: [VOTE],
  tag: wordTag,
  instructions: instructionTable([
    [
      "0",
      "initializeAccount",
      "vote rentSysvar clockSysvar nodeIdentity",
      "node:key authorizedVoter:key authorizedWithdrawer:key commission:u8",
    ],
    ["1", "authorize", "vote clockSysvar authority", "newAuthority:key voteAuthorize:u32"],
    ["2", "vote", "vote slotHashes clockSysvar voteAuthority", "data:rest"],
    ["3", "withdraw", "vote recipient withdrawAuthority", "lamports:u64"],
    ["4", "updateValidatorIdentity", "vote nodeIdentity withdrawAuthority"],
    ["5", "updateCommission", "vote withdrawAuthority", "commission:u8"],
    ["6", "voteSwitch", "vote slotHashes clockSysvar voteAuthority", "data:rest"],
    ["7", "authorizeChecked", "vote clockSysvar authority newAuthority", "voteAuthorize:u32"],
    ["8", "updateVoteState", "vote voteAuthority", "data:rest"],
    ["9", "updateVoteStateSwitch", "vote voteAuthority", "data:rest"],
    [
      "10",
      "authorizeWithSeed",
      "vote clockSysvar base",
      "voteAuthorize:u32 authorityOwner:key authoritySeed:string64 newAuthority:key",
    ],
    [
      "11",
      "authorizeCheckedWithSeed",
      "vote clockSysvar base newAuthority",
      "voteAuthorize:u32 authorityOwner:key authoritySeed:string64",
    ],
    ["12", "compactUpdateVoteState", "vote voteAuthority", "data:rest"],
    ["13", "compactUpdateVoteStateSwitch", "vote voteAuthority", "data:rest"],
    ["14", "towerSync", "vote voteAuthority", "data:rest"],
    ["15", "towerSyncSwitch", "vote voteAuthority", "data:rest"],
  ]),
};
