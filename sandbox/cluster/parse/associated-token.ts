import { AssociatedTokenInstruction, parseAssociatedTokenInstruction } from "@solana-program/token";
import type { Json } from "../rpc/json";
import type { ResolvedInstruction } from "./instruction";

/** Associated token accounts in a node's words (`parse_associated_token.rs`). */
export const parseAssociatedToken = (instruction: ResolvedInstruction): Json => {
  // An empty instruction is the program's first, oldest form of "create".
  const data = instruction.data.length === 0 ? Uint8Array.of(0) : instruction.data;
  const parsed = parseAssociatedTokenInstruction({ ...instruction, data });
  if (parsed.instructionType === AssociatedTokenInstruction.RecoverNestedAssociatedToken) {
    const { accounts } = parsed;
    return {
      type: "recoverNested",
      info: {
        nestedSource: accounts.nestedAssociatedAccountAddress.address,
        nestedMint: accounts.nestedTokenMintAddress.address,
        destination: accounts.destinationAssociatedAccountAddress.address,
        nestedOwner: accounts.ownerAssociatedAccountAddress.address,
        ownerMint: accounts.ownerTokenMintAddress.address,
        wallet: accounts.walletAddress.address,
        tokenProgram: accounts.tokenProgram.address,
      },
    };
  }
  const { accounts } = parsed;
  const idempotent =
    parsed.instructionType === AssociatedTokenInstruction.CreateAssociatedTokenIdempotent;
  return {
    type: idempotent ? "createIdempotent" : "create",
    info: {
      source: accounts.payer.address,
      account: accounts.ata.address,
      wallet: accounts.owner.address,
      mint: accounts.mint.address,
      systemProgram: accounts.systemProgram.address,
      tokenProgram: accounts.tokenProgram.address,
    },
  };
};
