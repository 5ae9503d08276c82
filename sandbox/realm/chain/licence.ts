import { AccountRole, createNoopSigner, type Address, type Instruction } from "@solana/kit";
import {
  findAssociatedTokenPda,
  getCreateAssociatedTokenIdempotentInstruction,
  getTransferCheckedInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import type { Wallet } from "../state/keys";
import type { Work } from "./client";

/** What a sale hands over: one token of a mint, by the program that keeps it. */
export interface Licence {
  readonly mint: Address;
  /** SPL Token or Token-2022. */
  readonly program: Address;
  /** The program that Token-2022 asks about each transfer of this mint. */
  readonly hook: Address | null;
}

/** The licence of a listing's record; null where REALM sells on its word alone. */
export const licenceOf = (listing: {
  readonly licenceMint?: Address | undefined;
  readonly licenceProgram?: Address | undefined;
  readonly licenceHook?: Address | undefined;
}): Licence | null => {
  const { licenceMint: mint, licenceProgram, licenceHook } = listing;
  if (mint === undefined) return null;
  return { mint, program: licenceProgram ?? TOKEN_PROGRAM_ADDRESS, hook: licenceHook ?? null };
};

/** The associated token account of a wallet for a licence. */
export const licenceAccount = async (
  owner: Address,
  { mint, program }: Licence,
): Promise<Address> => {
  const [account] = await findAssociatedTokenPda({ owner, mint, tokenProgram: program });
  return account;
};

/** Opens an owner's account for a licence, if it is not open yet, at the payer's expense. */
export const openAccountFor = async (
  payer: Address,
  owner: Address,
  licence: Licence,
): Promise<Instruction> =>
  getCreateAssociatedTokenIdempotentInstruction({
    payer: createNoopSigner(payer),
    ata: await licenceAccount(owner, licence),
    owner,
    mint: licence.mint,
    tokenProgram: licence.program,
  });

/** Hands a licence from one wallet's account to another's; the first has to sign. */
export const handOver = async (
  from: Address,
  to: Address,
  licence: Licence,
  amount = 1n,
): Promise<Instruction> => {
  const { mint, program, hook } = licence;
  const transfer = getTransferCheckedInstruction(
    {
      source: await licenceAccount(from, licence),
      mint,
      destination: await licenceAccount(to, licence),
      authority: createNoopSigner(from),
      amount,
      decimals: 0,
    },
    { programAddress: program },
  );
  if (hook === null) return transfer;
  const hookAccount = { address: hook, role: AccountRole.READONLY };
  return { ...transfer, accounts: [...transfer.accounts, hookAccount] };
};

/** The work of handing a licence from escrow back to its seller. The escrow pays the rent. */
export const returnLicence = async (
  escrow: Wallet,
  licence: Licence,
  seller: Address,
): Promise<Work> => ({
  payer: escrow,
  instructions: [
    await openAccountFor(escrow.address, seller, licence),
    await handOver(escrow.address, seller, licence),
  ],
});
