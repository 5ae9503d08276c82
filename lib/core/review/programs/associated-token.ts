import { ASSOCIATED_TOKEN } from "./addresses";
import { byteTag, instructionTable, type ProgramTable } from "./layout";

const accounts = "payer ata owner mint systemProgram tokenProgram rent?";

/** Source: solana-program/associated-token-account `instruction.rs`; no data at all is "create". */
export const associatedTokenProgram: ProgramTable = {
  name: "Associated Token",
  ids: [ASSOCIATED_TOKEN],
  tag: (data) => (data.length === 0 ? { key: "0", width: 0 } : byteTag(data)),
  instructions: instructionTable([
    ["0", "createAssociatedToken", accounts],
    ["1", "createAssociatedTokenIdempotent", accounts],
    [
      "2",
      "recoverNestedAssociatedToken",
      "nestedAssociatedAccountAddress nestedTokenMintAddress destinationAssociatedAccountAddress ownerAssociatedAccountAddress ownerTokenMintAddress walletAddress tokenProgram",
    ],
  ]),
};
