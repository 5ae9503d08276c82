import { lamports } from "../money";
import { compareSigned } from "../review";
import type { Address } from "../solana";
import { proofTransaction } from "./transaction";

/** Lamports. Never paid; a wallet that sets more than any wallet does is not trusted with the rest. */
const HIGHEST_FEE = lamports(10_000_000n);

/**
 * Why what a wallet returned does not prove that it signed the text; null where it does. The one
 * transaction of wallet and text is made again here and compared as after every signing (POST-01 to
 * POST-03): same fee payer, signer, version and blockhash, the memo as it was, and beside it nothing but
 * the fee settings and guards that wallets are known to add. The signature is checked strictly.
 * @param signed wire bytes. Never throws.
 */
export const proofRefusal = async (
  wallet: Address,
  text: string,
  signed: Uint8Array,
): Promise<string | null> => {
  const { findings } = await compareSigned({
    reviewed: proofTransaction(wallet, text),
    signed,
    wallet,
    networkFeeLimit: HIGHEST_FEE,
  });
  return findings.map(({ message }) => message).join(" ") || null;
};
