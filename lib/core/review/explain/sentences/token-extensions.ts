import type { Sentences } from "./sentences";

export const tokenExtensionSentences: Sentences = {
  initializeMintCloseAuthority: "Lets {closeAuthority|nobody} close the token {mint}.",
  initializeTransferFeeConfig:
    "Puts a fee of {transferFeeBasisPoints:share}, at most {maximumFee:count} base units, on every transfer of the token {mint}.",
  transferCheckedWithFee:
    "Transfers {amount:units} from {source} to {destination}, of which the token keeps {fee:units} as a fee.",
  withdrawWithheldTokensFromMint: "Collects the fees kept at the token {mint} into {feeReceiver}.",
  withdrawWithheldTokensFromAccounts:
    "Collects the transfer fees kept in {numTokenAccounts:count} accounts of the token {mint} into {feeReceiver}.",
  harvestWithheldTokensToMint:
    "Moves kept transfer fees to the token {mint}, for its authority to collect.",
  setTransferFee:
    "Changes the fee on transfers of the token {mint} to {transferFeeBasisPoints:share}, at most {maximumFee:count} base units.",
  initializeConfidentialTransferMint: "Prepares the token {mint} for hidden amounts.",
  updateConfidentialTransferMint: "Changes the terms of hidden amounts of the token {mint}.",
  configureConfidentialTransferAccount: "Prepares {token} for hidden amounts.",
  approveConfidentialTransferAccount: "Allows {token} to hold hidden amounts.",
  emptyConfidentialTransferAccount:
    "Confirms that {token} holds no hidden amount, so that it can be closed.",
  confidentialDeposit: "Moves {amount:units} of {token} into its hidden balance.",
  confidentialWithdraw: "Moves {amount:units} out of the hidden balance of {token}.",
  confidentialTransfer:
    "Transfers a hidden amount of the token {mint} from {sourceToken} to {destinationToken}.",
  applyConfidentialPendingBalance: "Adds what came in to the hidden balance of {token}.",
  enableConfidentialCredits: "Lets {token} receive hidden amounts.",
  disableConfidentialCredits: "Stops {token} from receiving hidden amounts.",
  enableNonConfidentialCredits: "Lets {token} receive visible amounts.",
  disableNonConfidentialCredits: "Stops {token} from receiving visible amounts.",
  confidentialTransferWithFee:
    "Transfers a hidden amount of the token {mint} from {sourceToken} to {destinationToken}, less a fee.",
  configureConfidentialTransferAccountWithRegistry:
    "Prepares {token} for hidden amounts with a key from a registry.",
  initializeDefaultAccountState:
    "Makes new accounts of the token {mint} start as {state:accountState}.",
  updateDefaultAccountState:
    "Makes new accounts of the token {mint} start as {state:accountState} from now on.",
  reallocate: "Makes room in {token} for more features; {payer} pays the deposit.",
  enableMemoTransfers: "Makes {token} refuse transfers without a memo.",
  disableMemoTransfers: "Lets {token} take transfers without a memo again.",
  createNativeMint: "Creates the wrapped SOL of this token program; {payer} pays for it.",
  initializeNonTransferableMint: "Makes the token {mint} one that can never be transferred.",
  initializeInterestBearingMint:
    "Gives the token {mint} an interest rate that {rateAuthority|nobody} can change.",
  updateRateInterestBearingMint: "Changes the interest rate of the token {mint}.",
  enableCpiGuard: "Keeps other programs from spending out of {token} within a call.",
  disableCpiGuard: "Lets other programs spend out of {token} within a call again.",
  initializePermanentDelegate:
    "Lets {delegate} move or destroy the token {mint} in anybody’s account, for good.",
  initializeTransferHook: "Runs {programId|no program} at every transfer of the token {mint}.",
  updateTransferHook:
    "Changes the program that runs at every transfer of the token {mint} to {programId|none}.",
  initializeConfidentialTransferFee: "Prepares the token {mint} for fees on hidden amounts.",
  withdrawWithheldTokensFromMintForConfidentialTransferFee:
    "Collects the hidden fees kept at the token {mint} into {destination}.",
  withdrawWithheldTokensFromAccountsForConfidentialTransferFee:
    "Collects the hidden fees kept in accounts of the token {mint} into {destination}.",
  harvestWithheldTokensToMintForConfidentialTransferFee:
    "Moves kept hidden fees to the token {mint}.",
  enableHarvestToMint: "Lets kept hidden fees be moved to the token {mint}.",
  disableHarvestToMint: "Stops kept hidden fees from being moved to the token {mint}.",
  initializeMetadataPointer:
    "Says that the name and picture of the token {mint} stand in {metadataAddress|no account}.",
  updateMetadataPointer:
    "Says that the name and picture of the token {mint} stand in {metadataAddress|no account} from now on.",
  initializeGroupPointer:
    "Says that the group of the token {mint} stands in {groupAddress|no account}.",
  updateGroupPointer:
    "Says that the group of the token {mint} stands in {groupAddress|no account} from now on.",
  initializeGroupMemberPointer:
    "Says that the membership of the token {mint} stands in {memberAddress|no account}.",
  updateGroupMemberPointer:
    "Says that the membership of the token {mint} stands in {memberAddress|no account} from now on.",
  initializeConfidentialMintBurn:
    "Lets the token {mint} be created and destroyed in hidden amounts.",
  rotateSupplyElgamalPubkey: "Changes the key that hides the supply of the token {mint}.",
  updateConfidentialMintBurnDecryptableSupply:
    "Writes down the hidden supply of the token {mint} anew.",
  confidentialMint: "Creates a hidden amount of the token {mint} in {token}.",
  confidentialBurn: "Destroys a hidden amount of the token {mint} in {token}.",
  applyConfidentialPendingBurn:
    "Takes what was destroyed off the hidden supply of the token {mint}.",
  initializeScaledUiAmountMint:
    "Shows amounts of the token {mint} multiplied by {multiplier:text}.",
  updateMultiplierScaledUiMint:
    "Shows amounts of the token {mint} multiplied by {multiplier:text} from now on.",
  initializePausableConfig: "Lets {authority|nobody} pause all transfers of the token {mint}.",
  pause: "Pauses all transfers of the token {mint}.",
  resume: "Lets the token {mint} be transferred again.",
  initializePermissionedBurn:
    "Lets the token {mint} be destroyed only with the consent of {authority}.",
  permissionedBurn: "Destroys {amount:units} in {account}, with the token’s consent.",
  permissionedBurnChecked: "Destroys {amount:units} in {account}, with the token’s consent.",
  permissionedConfidentialBurn:
    "Destroys a hidden amount of the token {mint} in {token}, with the token’s consent.",
  initializeTokenMetadata: "Gives the token {mint} its name, symbol and link, kept in {metadata}.",
  updateTokenMetadataField: "Changes one field of what the token says of itself in {metadata}.",
  removeTokenMetadataKey: "Removes one field of what the token says of itself in {metadata}.",
  updateTokenMetadataUpdateAuthority:
    "Lets {newUpdateAuthority|nobody} change what the token says of itself in {metadata}.",
  emitTokenMetadata: "Prints what the token says of itself in {metadata}; it changes nothing.",
  initializeTokenGroup: "Makes {group} a group of at most {maxSize:count} tokens.",
  updateTokenGroupMaxSize: "Changes the most tokens of the group {group} to {maxSize:count}.",
  updateTokenGroupUpdateAuthority:
    "Gives the command of the group {group} to {newUpdateAuthority|nobody}.",
  initializeTokenGroupMember: "Takes the token {memberMint} into the group {group}.",
};
