import { address } from "@solana/kit";
import { programThatInvokes } from "./program";

/**
 * Moves tokens by an inner call. Accounts: the source (writable), the destination (writable), the
 * source's owner (signer), the token program. Data: base units, 8 bytes, little-endian.
 */
export const hiddenTokenTransfer = {
  address: address("HiddenTokenTransfer111111111111111111111111"),
  elf: programThatInvokes({
    program: 3,
    accounts: [
      { account: 0, writable: true },
      { account: 1, writable: true },
      { account: 2, signer: true },
    ],
    data: [{ constant: [3] }, { argument: { from: 0, length: 8 } }],
  }),
} as const;
