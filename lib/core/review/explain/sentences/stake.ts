import type { Sentences } from "./sentences";

export const stakeSentences: Sentences = {
  initialize:
    "Opens the stake account {stake}; {staker} can delegate it, {withdrawer} can take its SOL out.",
  authorize:
    "Gives the right to {stakeAuthorize:stakeRight} the stake account {stake} to {newAuthority}.",
  delegateStake: "Delegates the SOL in {stake} to the validator vote account {vote}.",
  split: "Splits {lamports:sol} off the stake account {stake} into {splitStake}.",
  withdraw: "Takes {lamports:sol} out of the stake account {stake} for {recipient}.",
  deactivate: "Ends the delegation of the stake account {stake}.",
  setLockup: "Changes until when and by whom the stake account {stake} is locked.",
  merge: "Merges the stake account {sourceStake} into {destinationStake}.",
  authorizeWithSeed:
    "Gives the right to {stakeAuthorize:stakeRight} the stake account {stake} to {newAuthorizedPubkey}.",
  initializeChecked:
    "Opens the stake account {stake}; {stakeAuthority} can delegate it, {withdrawAuthority} can take its SOL out.",
  authorizeChecked:
    "Gives the right to {stakeAuthorize:stakeRight} the stake account {stake} to {newAuthority}.",
  authorizeCheckedWithSeed:
    "Gives the right to {stakeAuthorize:stakeRight} the stake account {stake} to {newAuthority}.",
  setLockupChecked: "Changes until when and by whom the stake account {stake} is locked.",
  getMinimumDelegation: "Asks for the least stake that can be delegated; it changes nothing.",
  deactivateDelinquent: "Ends the delegation of {stake} because its validator stopped voting.",
  moveStake: "Moves {lamports:sol} of active stake from {sourceStake} to {destinationStake}.",
  moveLamports: "Moves {lamports:sol} that is not staked from {sourceStake} to {destinationStake}.",
};

export const voteSentences: Sentences = {
  initializeAccount:
    "Opens the validator vote account {vote}; {authorizedWithdrawer} can take its SOL out.",
  authorize:
    "Gives the right to {voteAuthorize:voteRight} with the vote account {vote} to {newAuthority}.",
  vote: "Casts a validator’s vote with {vote}.",
  withdraw: "Takes {lamports:sol} out of the vote account {vote} for {recipient}.",
  updateValidatorIdentity:
    "Changes the validator behind the vote account {vote} to {nodeIdentity}.",
  updateCommission:
    "Changes the commission of the vote account {vote} to {commission:count} percent.",
  voteSwitch: "Casts a validator’s vote with {vote}, switching to another fork.",
  authorizeChecked:
    "Gives the right to {voteAuthorize:voteRight} with the vote account {vote} to {newAuthority}.",
  updateVoteState: "Casts a validator’s votes with {vote}.",
  updateVoteStateSwitch: "Casts a validator’s votes with {vote}, switching to another fork.",
  authorizeWithSeed: "Gives a right over the vote account {vote} to someone else.",
  authorizeCheckedWithSeed: "Gives a right over the vote account {vote} to {newAuthority}.",
  compactUpdateVoteState: "Casts a validator’s votes with {vote}.",
  compactUpdateVoteStateSwitch: "Casts a validator’s votes with {vote}, switching to another fork.",
  towerSync: "Casts a validator’s votes with {vote}.",
  towerSyncSwitch: "Casts a validator’s votes with {vote}, switching to another fork.",
};
