import {
  AccountState,
  extension,
  getMintEncoder,
  type ExtensionArgs,
} from "@solana-program/token-2022";
import type { Address } from "../../solana";

/** A mint that keeps a share of each transfer, in 1/10,000. */
export const transferFeeConfig = (
  somebody: Address,
  transferFeeBasisPoints: number,
): ExtensionArgs => {
  const fee = { epoch: 0n, maximumFee: 10n, transferFeeBasisPoints };
  return extension("TransferFeeConfig", {
    transferFeeConfigAuthority: somebody,
    withdrawWithheldAuthority: somebody,
    withheldAmount: 0n,
    olderTransferFee: fee,
    newerTransferFee: fee,
  });
};

/** Every extension a Token-2022 mint can carry, with somebody in each of its authorities. */
export const mintExtensions = (somebody: Address, mint: Address): readonly ExtensionArgs[] => {
  const encrypted = new Uint8Array(64).fill(1);
  return [
    transferFeeConfig(somebody, 0),
    extension("MintCloseAuthority", { closeAuthority: somebody }),
    extension("ConfidentialTransferMint", {
      authority: somebody,
      autoApproveNewAccounts: true,
      auditorElgamalPubkey: null,
    }),
    extension("DefaultAccountState", { state: AccountState.Frozen }),
    extension("NonTransferable", {}),
    extension("InterestBearingConfig", {
      rateAuthority: somebody,
      initializationTimestamp: 0n,
      preUpdateAverageRate: 1,
      lastUpdateTimestamp: 0n,
      currentRate: 1,
    }),
    extension("PermanentDelegate", { delegate: somebody }),
    extension("TransferHook", { authority: somebody, programId: somebody }),
    extension("ConfidentialTransferFee", {
      authority: somebody,
      elgamalPubkey: somebody,
      harvestToMintEnabled: true,
      withheldAmount: encrypted,
    }),
    extension("MetadataPointer", { authority: somebody, metadataAddress: mint }),
    extension("TokenMetadata", {
      updateAuthority: somebody,
      mint,
      name: "Licence",
      symbol: "LIC",
      uri: "https://example.com/licence.json",
      additionalMetadata: new Map([["asset", "mod_1"]]),
    }),
    extension("GroupPointer", { authority: somebody, groupAddress: mint }),
    extension("TokenGroup", { updateAuthority: somebody, mint, size: 0n, maxSize: 1n }),
    extension("GroupMemberPointer", { authority: somebody, memberAddress: mint }),
    extension("TokenGroupMember", { mint, group: somebody, memberNumber: 1n }),
    extension("ConfidentialMintBurn", {
      confidentialSupply: encrypted,
      decryptableSupply: new Uint8Array(36),
      supplyElgamalPubkey: somebody,
      pendingBurn: encrypted,
    }),
    extension("ScaledUiAmountConfig", {
      authority: somebody,
      multiplier: 1,
      newMultiplierEffectiveTimestamp: 0n,
      newMultiplier: 2,
    }),
    extension("PausableConfig", { authority: somebody, paused: false }),
    extension("PermissionedBurn", { authority: somebody }),
  ];
};

/** The account data of a licence's mint with these extensions. */
export const mintWith = (extensions: readonly ExtensionArgs[]): Uint8Array =>
  Uint8Array.from(
    getMintEncoder().encode({
      mintAuthority: null,
      supply: 1n,
      decimals: 0,
      isInitialized: true,
      freezeAuthority: null,
      extensions: [...extensions],
    }),
  );
