import { address } from "@solana/kit";
import { programThatInvokes } from "./program";

/** SetAuthority's tag, the kind "account owner", and "a new one follows". */
const NEW_OWNER_FOLLOWS = [6, 2, 1];

/**
 * Gives a token account to somebody else, by an inner SetAuthority: no balance moves. Accounts: the
 * token account (writable), its owner (signer), the token program. Data: the new owner, 32 bytes.
 */
export const handover = {
  address: address("HandoverProgram1111111111111111111111111111"),
  elf: programThatInvokes({
    program: 2,
    accounts: [
      { account: 0, writable: true },
      { account: 1, signer: true },
    ],
    data: [{ constant: NEW_OWNER_FOLLOWS }, { argument: { from: 0, length: 32 } }],
  }),
} as const;
