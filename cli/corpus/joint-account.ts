import type { Address } from "@solana/kit";
import { getCreateAccountInstruction } from "@solana-program/system";
import {
  getInitializeAccount3Instruction,
  getInitializeMultisig2Instruction,
  getMintToInstruction,
  getMultisigSize,
  getTokenSize,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import { keyOf } from "./parties";
import type { Stage } from "./stage";

/** An account with coins that the buyer and a friend own together: either may sign. */
export const openShared = async ({
  ledger,
  buyer,
  seller,
  coin,
}: Stage): Promise<{ readonly multisig: Address; readonly account: Address }> => {
  const multisig = await keyOf("multisig");
  const account = await keyOf("shared account");
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: buyer,
        newAccount: multisig,
        lamports: ledger.rent(getMultisigSize()),
        space: getMultisigSize(),
        programAddress: TOKEN_PROGRAM_ADDRESS,
      }),
      getInitializeMultisig2Instruction({
        multisig: multisig.address,
        m: 1,
        signers: [buyer.address, seller.address],
      }),
    ],
    buyer,
    multisig,
  );
  await ledger.land(
    [
      getCreateAccountInstruction({
        payer: buyer,
        newAccount: account,
        lamports: ledger.rent(getTokenSize()),
        space: getTokenSize(),
        programAddress: TOKEN_PROGRAM_ADDRESS,
      }),
      getInitializeAccount3Instruction({
        account: account.address,
        mint: coin.mint,
        owner: multisig.address,
      }),
      getMintToInstruction({
        mint: coin.mint,
        token: account.address,
        mintAuthority: buyer,
        amount: 1_000n,
      }),
    ],
    buyer,
    account,
  );
  return { multisig: multisig.address, account: account.address };
};
