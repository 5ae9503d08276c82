const transferProofs =
  "equalityProofInstructionOffset:i8 ciphertextValidityProofInstructionOffset:i8 rangeProofInstructionOffset:i8";
const transferRecords =
  "instructionsSysvar? equalityRecord? ciphertextValidityRecord? rangeRecord?";
const burn =
  "newDecryptableAvailableBalance:aeCiphertext burnAmountAuditorCiphertextLo:elGamalCiphertext burnAmountAuditorCiphertextHi:elGamalCiphertext";
const moved =
  "newSourceDecryptableAvailableBalance:aeCiphertext transferAmountAuditorCiphertextLo:elGamalCiphertext transferAmountAuditorCiphertextHi:elGamalCiphertext";

/**
 * Confidential transfers, their fees, minting and burning. Amounts stand in ciphertext, which is given
 * as hex: nothing the review could read. Source: spl-token-2022 `extension/confidential_*`.
 */
export const confidentialRows = [
  [
    "27.0",
    "initializeConfidentialTransferMint",
    "mint",
    "authority:nonZeroKey? autoApproveNewAccounts:bool auditorElgamalPubkey:nonZeroKey?",
  ],
  [
    "27.1",
    "updateConfidentialTransferMint",
    "mint authority",
    "autoApproveNewAccounts:bool auditorElgamalPubkey:nonZeroKey?",
  ],
  [
    "27.2",
    "configureConfidentialTransferAccount",
    "token mint instructionsSysvarOrContextState authority",
    "decryptableZeroBalance:aeCiphertext maximumPendingBalanceCreditCounter:u64 proofInstructionOffset:i8",
  ],
  ["27.3", "approveConfidentialTransferAccount", "token mint authority"],
  [
    "27.4",
    "emptyConfidentialTransferAccount",
    "token instructionsSysvarOrContextState authority",
    "proofInstructionOffset:i8",
  ],
  ["27.5", "confidentialDeposit", "token mint authority", "amount:u64 decimals:u8"],
  [
    "27.6",
    "confidentialWithdraw",
    "token mint instructionsSysvar? equalityRecord? rangeRecord? authority",
    "amount:u64 decimals:u8 newDecryptableAvailableBalance:aeCiphertext equalityProofInstructionOffset:i8 rangeProofInstructionOffset:i8",
  ],
  [
    "27.7",
    "confidentialTransfer",
    `sourceToken mint destinationToken ${transferRecords} authority`,
    `${moved} ${transferProofs}`,
  ],
  [
    "27.8",
    "applyConfidentialPendingBalance",
    "token authority",
    "expectedPendingBalanceCreditCounter:u64 newDecryptableAvailableBalance:aeCiphertext",
  ],
  ["27.9", "enableConfidentialCredits", "token authority"],
  ["27.10", "disableConfidentialCredits", "token authority"],
  ["27.11", "enableNonConfidentialCredits", "token authority"],
  ["27.12", "disableNonConfidentialCredits", "token authority"],
  [
    "27.13",
    "confidentialTransferWithFee",
    "sourceToken mint destinationToken instructionsSysvar? equalityRecord? transferAmountCiphertextValidityRecord? feeSigmaRecord? feeCiphertextValidityRecord? rangeRecord? authority",
    `${moved} equalityProofInstructionOffset:i8 transferAmountCiphertextValidityProofInstructionOffset:i8 feeSigmaProofInstructionOffset:i8 feeCiphertextValidityProofInstructionOffset:i8 rangeProofInstructionOffset:i8`,
  ],
  [
    "27.14",
    "configureConfidentialTransferAccountWithRegistry",
    "token mint elgamalRegistry payer? systemProgram?",
  ],
  [
    "37.0",
    "initializeConfidentialTransferFee",
    "mint",
    "authority:nonZeroKey? withdrawWithheldAuthorityElGamalPubkey:key",
  ],
  [
    "37.1",
    "withdrawWithheldTokensFromMintForConfidentialTransferFee",
    "mint destination instructionsSysvarOrContextState authority",
    "proofInstructionOffset:i8 newDecryptableAvailableBalance:aeCiphertext",
  ],
  [
    "37.2",
    "withdrawWithheldTokensFromAccountsForConfidentialTransferFee",
    "mint destination instructionsSysvarOrContextState authority",
    "numTokenAccounts:u8 proofInstructionOffset:i8 newDecryptableAvailableBalance:aeCiphertext",
  ],
  ["37.3", "harvestWithheldTokensToMintForConfidentialTransferFee", "mint"],
  ["37.4", "enableHarvestToMint", "mint authority"],
  ["37.5", "disableHarvestToMint", "mint authority"],
  [
    "42.0",
    "initializeConfidentialMintBurn",
    "mint",
    "supplyElgamalPubkey:key decryptableSupply:aeCiphertext",
  ],
  [
    "42.1",
    "rotateSupplyElgamalPubkey",
    "mint instructionsSysvarOrContextState authority",
    "newSupplyElgamalPubkey:key proofInstructionOffset:i8",
  ],
  [
    "42.2",
    "updateConfidentialMintBurnDecryptableSupply",
    "mint authority",
    "newDecryptableSupply:aeCiphertext",
  ],
  [
    "42.3",
    "confidentialMint",
    `token mint ${transferRecords} authority`,
    `newDecryptableSupply:aeCiphertext mintAmountAuditorCiphertextLo:elGamalCiphertext mintAmountAuditorCiphertextHi:elGamalCiphertext ${transferProofs}`,
  ],
  [
    "42.4",
    "confidentialBurn",
    `token mint ${transferRecords} authority`,
    `${burn} ${transferProofs}`,
  ],
  ["42.5", "applyConfidentialPendingBurn", "mint authority"],
  [
    "46.3",
    "permissionedConfidentialBurn",
    `token mint ${transferRecords} permissionedBurnAuthority authority`,
    `${burn} ${transferProofs}`,
  ],
] as const;
