import { parseTokenInstruction, TokenInstruction } from "@solana-program/token";
import { unwrapOption } from "@solana/kit";
import type { Json } from "../rpc/json";
import type { ResolvedInstruction } from "./instruction";

const RENT_SYSVAR = "SysvarRent111111111111111111111111111111111";

/** Token instructions that set accounts up or only ask; the rest of `parse_token.rs`. */
export const parseTokenSetup = (instruction: ResolvedInstruction): Json => {
  const parsed = parseTokenInstruction(instruction);
  const { accounts: all, data: bytes } = instruction;
  switch (parsed.instructionType) {
    case TokenInstruction.InitializeMint:
    case TokenInstruction.InitializeMint2: {
      const { mintAuthority, freezeAuthority, decimals } = parsed.data;
      const first = parsed.instructionType === TokenInstruction.InitializeMint;
      return {
        type: first ? "initializeMint" : "initializeMint2",
        info: {
          mint: parsed.accounts.mint.address,
          decimals,
          mintAuthority,
          rentSysvar: first ? RENT_SYSVAR : undefined,
          freezeAuthority: unwrapOption(freezeAuthority) ?? undefined,
        },
      };
    }
    case TokenInstruction.InitializeAccount: {
      const { account, mint, owner, rent } = parsed.accounts;
      return {
        type: "initializeAccount",
        info: {
          account: account.address,
          mint: mint.address,
          owner: owner.address,
          rentSysvar: rent.address,
        },
      };
    }
    case TokenInstruction.InitializeAccount2: {
      const { account, mint, rent } = parsed.accounts;
      return {
        type: "initializeAccount2",
        info: {
          account: account.address,
          mint: mint.address,
          owner: parsed.data.owner,
          rentSysvar: rent.address,
        },
      };
    }
    case TokenInstruction.InitializeAccount3: {
      const { account, mint } = parsed.accounts;
      return {
        type: "initializeAccount3",
        info: { account: account.address, mint: mint.address, owner: parsed.data.owner },
      };
    }
    case TokenInstruction.InitializeMultisig:
    case TokenInstruction.InitializeMultisig2: {
      const first = parsed.instructionType === TokenInstruction.InitializeMultisig;
      return {
        type: first ? "initializeMultisig" : "initializeMultisig2",
        info: {
          multisig: parsed.accounts.multisig.address,
          rentSysvar: first ? RENT_SYSVAR : undefined,
          signers: all.slice(first ? 2 : 1).map((account) => account.address),
          m: parsed.data.m,
        },
      };
    }
    case TokenInstruction.InitializeImmutableOwner:
      return {
        type: "initializeImmutableOwner",
        info: { account: parsed.accounts.account.address },
      };
    case TokenInstruction.GetAccountDataSize: {
      const info = { mint: parsed.accounts.mint.address };
      const extensions = extensionWords(bytes);
      return {
        type: "getAccountDataSize",
        info: extensions.length === 0 ? info : { ...info, extensionTypes: extensions },
      };
    }
    case TokenInstruction.AmountToUiAmount:
      return {
        type: "amountToUiAmount",
        info: { mint: parsed.accounts.mint.address, amount: parsed.data.amount.toString() },
      };
    case TokenInstruction.UiAmountToAmount:
      return {
        type: "uiAmountToAmount",
        info: { mint: parsed.accounts.mint.address, uiAmount: parsed.data.uiAmount },
      };
    case TokenInstruction.Transfer:
    case TokenInstruction.TransferChecked:
    case TokenInstruction.Approve:
    case TokenInstruction.ApproveChecked:
    case TokenInstruction.Revoke:
    case TokenInstruction.SetAuthority:
    case TokenInstruction.MintTo:
    case TokenInstruction.MintToChecked:
    case TokenInstruction.Burn:
    case TokenInstruction.BurnChecked:
    case TokenInstruction.CloseAccount:
    case TokenInstruction.FreezeAccount:
    case TokenInstruction.ThawAccount:
    case TokenInstruction.SyncNative:
    case TokenInstruction.UnwrapLamports:
    case TokenInstruction.WithdrawExcessLamports:
    case TokenInstruction.Batch:
      return null;
  }
};

/** The one extension the associated-token program asks about; others show as their number. */
const extensionWords = (bytes: Uint8Array): string[] => {
  const words: string[] = [];
  for (let offset = 1; offset + 1 < bytes.length; offset += 2) {
    const type = Buffer.from(bytes).readUInt16LE(offset);
    words.push(type === 7 ? "immutableOwner" : type.toString());
  }
  return words;
};
