import { parseSystemInstruction, SystemInstruction } from "@solana-program/system";
import type { Json } from "../rpc/json";
import type { ResolvedInstruction } from "./instruction";

/** System instructions in a node's words (transaction-status `parse_system.rs`). */
export const parseSystem = (instruction: ResolvedInstruction): Json => {
  const parsed = parseSystemInstruction(instruction);
  switch (parsed.instructionType) {
    case SystemInstruction.CreateAccount: {
      const { accounts, data } = parsed;
      return {
        type: "createAccount",
        info: {
          source: accounts.payer.address,
          newAccount: accounts.newAccount.address,
          lamports: data.lamports,
          space: data.space,
          owner: data.programAddress,
        },
      };
    }
    case SystemInstruction.Assign: {
      const info = { account: parsed.accounts.account.address, owner: parsed.data.programAddress };
      return { type: "assign", info };
    }
    case SystemInstruction.TransferSol: {
      const { accounts, data } = parsed;
      return {
        type: "transfer",
        info: {
          source: accounts.source.address,
          destination: accounts.destination.address,
          lamports: data.amount,
        },
      };
    }
    case SystemInstruction.CreateAccountWithSeed: {
      const { accounts, data } = parsed;
      return {
        type: "createAccountWithSeed",
        info: {
          source: accounts.payer.address,
          newAccount: accounts.newAccount.address,
          base: data.base,
          seed: data.seed,
          lamports: data.amount,
          space: data.space,
          owner: data.programAddress,
        },
      };
    }
    case SystemInstruction.TransferSolWithSeed: {
      const { accounts, data } = parsed;
      return {
        type: "transferWithSeed",
        info: {
          source: accounts.source.address,
          sourceBase: accounts.baseAccount.address,
          destination: accounts.destination.address,
          lamports: data.amount,
          sourceSeed: data.fromSeed,
          sourceOwner: data.fromOwner,
        },
      };
    }
    case SystemInstruction.Allocate: {
      const info = { account: parsed.accounts.newAccount.address, space: parsed.data.space };
      return { type: "allocate", info };
    }
    case SystemInstruction.AllocateWithSeed: {
      const { accounts, data } = parsed;
      return {
        type: "allocateWithSeed",
        info: {
          account: accounts.newAccount.address,
          base: data.base,
          seed: data.seed,
          space: data.space,
          owner: data.programAddress,
        },
      };
    }
    case SystemInstruction.AssignWithSeed: {
      const { accounts, data } = parsed;
      return {
        type: "assignWithSeed",
        info: {
          account: accounts.account.address,
          base: data.base,
          seed: data.seed,
          owner: data.programAddress,
        },
      };
    }
    case SystemInstruction.AdvanceNonceAccount: {
      const { nonceAccount, recentBlockhashesSysvar, nonceAuthority } = parsed.accounts;
      return {
        type: "advanceNonce",
        info: {
          nonceAccount: nonceAccount.address,
          recentBlockhashesSysvar: recentBlockhashesSysvar.address,
          nonceAuthority: nonceAuthority.address,
        },
      };
    }
    case SystemInstruction.WithdrawNonceAccount: {
      const { accounts, data } = parsed;
      return {
        type: "withdrawFromNonce",
        info: {
          nonceAccount: accounts.nonceAccount.address,
          destination: accounts.recipientAccount.address,
          recentBlockhashesSysvar: accounts.recentBlockhashesSysvar.address,
          rentSysvar: accounts.rentSysvar.address,
          nonceAuthority: accounts.nonceAuthority.address,
          lamports: data.withdrawAmount,
        },
      };
    }
    case SystemInstruction.InitializeNonceAccount: {
      const { accounts, data } = parsed;
      return {
        type: "initializeNonce",
        info: {
          nonceAccount: accounts.nonceAccount.address,
          recentBlockhashesSysvar: accounts.recentBlockhashesSysvar.address,
          rentSysvar: accounts.rentSysvar.address,
          nonceAuthority: data.nonceAuthority,
        },
      };
    }
    case SystemInstruction.AuthorizeNonceAccount: {
      const { accounts, data } = parsed;
      return {
        type: "authorizeNonce",
        info: {
          nonceAccount: accounts.nonceAccount.address,
          nonceAuthority: accounts.nonceAuthority.address,
          newAuthorized: data.newNonceAuthority,
        },
      };
    }
    case SystemInstruction.UpgradeNonceAccount:
      return {
        type: "upgradeNonce",
        info: { nonceAccount: parsed.accounts.nonceAccount.address },
      };
    case SystemInstruction.CreateAccountAllowPrefund:
      // Newer than the nodes' own parser.
      return null;
  }
};
