import { address } from "@solana/kit";
import { programThatInvokes } from "./program";

/**
 * Moves lamports behind the back of whoever reads only the instructions: a System transfer by an
 * inner call. Accounts: the payer (signer, writable), the gainer (writable), the System program.
 * Data: the lamports, 8 bytes, little-endian.
 */
export const hiddenTransfer = {
  address: address("HiddenTransfer11111111111111111111111111111"),
  elf: programThatInvokes({
    program: 2,
    accounts: [
      { account: 0, writable: true, signer: true },
      { account: 1, writable: true },
    ],
    data: [{ constant: [2, 0, 0, 0] }, { argument: { from: 0, length: 8 } }],
  }),
} as const;
