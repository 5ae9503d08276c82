import { address } from "@solana/kit";
import { programThatInvokes } from "./program";

/**
 * Lets somebody spend later, by an inner Approve. Accounts: the token account (writable), the
 * delegate, the account's owner (signer), the token program. Data: base units, 8 bytes, little-endian.
 */
export const approver = {
  address: address("ApproverProgram1111111111111111111111111111"),
  elf: programThatInvokes({
    program: 3,
    accounts: [{ account: 0, writable: true }, { account: 1 }, { account: 2, signer: true }],
    data: [{ constant: [4] }, { argument: { from: 0, length: 8 } }],
  }),
} as const;
