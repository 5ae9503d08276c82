import { parseTokenInstruction, TokenInstruction } from "@solana-program/token";
import { unwrapOption } from "@solana/kit";
import type { Json } from "../rpc/json";
import { uiTokenAmount } from "../tokens/amount";
import type { ResolvedInstruction } from "./instruction";
import { authorityWord, signersFrom } from "./token-authority";
import { parseTokenSetup } from "./token-setup";

/**
 * Instructions both token programs share, in a node's words (`parse_token.rs`); those of an
 * extension, and Batch, are left as bytes.
 */
export const parseToken = (instruction: ResolvedInstruction): Json => {
  const parsed = parseTokenInstruction(instruction);
  const signers = signersFrom(instruction);
  switch (parsed.instructionType) {
    case TokenInstruction.Transfer: {
      const { accounts, data } = parsed;
      return {
        type: "transfer",
        info: {
          source: accounts.source.address,
          destination: accounts.destination.address,
          amount: data.amount.toString(),
          ...signers(2, "authority", "multisigAuthority"),
        },
      };
    }
    case TokenInstruction.TransferChecked: {
      const { accounts, data } = parsed;
      return {
        type: "transferChecked",
        info: {
          source: accounts.source.address,
          mint: accounts.mint.address,
          destination: accounts.destination.address,
          tokenAmount: uiTokenAmount(data.amount, data.decimals),
          ...signers(3, "authority", "multisigAuthority"),
        },
      };
    }
    case TokenInstruction.Approve: {
      const { accounts, data } = parsed;
      return {
        type: "approve",
        info: {
          source: accounts.source.address,
          delegate: accounts.delegate.address,
          amount: data.amount.toString(),
          ...signers(2, "owner", "multisigOwner"),
        },
      };
    }
    case TokenInstruction.ApproveChecked: {
      const { accounts, data } = parsed;
      return {
        type: "approveChecked",
        info: {
          source: accounts.source.address,
          mint: accounts.mint.address,
          delegate: accounts.delegate.address,
          tokenAmount: uiTokenAmount(data.amount, data.decimals),
          ...signers(3, "owner", "multisigOwner"),
        },
      };
    }
    case TokenInstruction.Revoke:
      return {
        type: "revoke",
        info: {
          source: parsed.accounts.source.address,
          ...signers(1, "owner", "multisigOwner"),
        },
      };
    case TokenInstruction.SetAuthority: {
      const { authorityType, newAuthority } = parsed.data;
      const { word, owned } = authorityWord(authorityType);
      return {
        type: "setAuthority",
        info: {
          [owned]: parsed.accounts.owned.address,
          authorityType: word,
          newAuthority: unwrapOption(newAuthority),
          ...signers(1, "authority", "multisigAuthority"),
        },
      };
    }
    case TokenInstruction.MintTo: {
      const { accounts, data } = parsed;
      return {
        type: "mintTo",
        info: {
          mint: accounts.mint.address,
          account: accounts.token.address,
          amount: data.amount.toString(),
          ...signers(2, "mintAuthority", "multisigMintAuthority"),
        },
      };
    }
    case TokenInstruction.MintToChecked: {
      const { accounts, data } = parsed;
      return {
        type: "mintToChecked",
        info: {
          mint: accounts.mint.address,
          account: accounts.token.address,
          tokenAmount: uiTokenAmount(data.amount, data.decimals),
          ...signers(2, "mintAuthority", "multisigMintAuthority"),
        },
      };
    }
    case TokenInstruction.Burn: {
      const { accounts, data } = parsed;
      return {
        type: "burn",
        info: {
          account: accounts.account.address,
          mint: accounts.mint.address,
          amount: data.amount.toString(),
          ...signers(2, "authority", "multisigAuthority"),
        },
      };
    }
    case TokenInstruction.BurnChecked: {
      const { accounts, data } = parsed;
      return {
        type: "burnChecked",
        info: {
          account: accounts.account.address,
          mint: accounts.mint.address,
          tokenAmount: uiTokenAmount(data.amount, data.decimals),
          ...signers(2, "authority", "multisigAuthority"),
        },
      };
    }
    case TokenInstruction.CloseAccount:
      return {
        type: "closeAccount",
        info: {
          account: parsed.accounts.account.address,
          destination: parsed.accounts.destination.address,
          ...signers(2, "owner", "multisigOwner"),
        },
      };
    case TokenInstruction.FreezeAccount:
    case TokenInstruction.ThawAccount: {
      const freeze = parsed.instructionType === TokenInstruction.FreezeAccount;
      return {
        type: freeze ? "freezeAccount" : "thawAccount",
        info: {
          account: parsed.accounts.account.address,
          mint: parsed.accounts.mint.address,
          ...signers(2, "freezeAuthority", "multisigFreezeAuthority"),
        },
      };
    }
    case TokenInstruction.SyncNative:
      return { type: "syncNative", info: { account: parsed.accounts.account.address } };
    case TokenInstruction.InitializeMint:
    case TokenInstruction.InitializeMint2:
    case TokenInstruction.InitializeAccount:
    case TokenInstruction.InitializeAccount2:
    case TokenInstruction.InitializeAccount3:
    case TokenInstruction.InitializeMultisig:
    case TokenInstruction.InitializeMultisig2:
    case TokenInstruction.InitializeImmutableOwner:
    case TokenInstruction.GetAccountDataSize:
    case TokenInstruction.AmountToUiAmount:
    case TokenInstruction.UiAmountToAmount:
      return parseTokenSetup(instruction);
    case TokenInstruction.UnwrapLamports:
    case TokenInstruction.WithdrawExcessLamports:
    case TokenInstruction.Batch:
      return null;
  }
};
