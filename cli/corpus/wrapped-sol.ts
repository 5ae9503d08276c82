import { address } from "@solana/kit";
import { getSyncNativeInstruction, TOKEN_PROGRAM_ADDRESS } from "@solana-program/token";
import type { Stage } from "./stage";
import { homeOf, openHome, type Token } from "./tokens";

export const WRAPPED: Token = {
  mint: address("So11111111111111111111111111111111111111112"),
  program: TOKEN_PROGRAM_ADDRESS,
  decimals: 9,
};

/** The buyer holds wrapped SOL from before. */
export const wrapForBuyer = async (
  { ledger, buyer, pay }: Stage,
  amount: bigint,
): Promise<void> => {
  const home = await homeOf(buyer.address, WRAPPED);
  await ledger.land(
    [
      await openHome(buyer, buyer.address, WRAPPED),
      pay(home, amount),
      getSyncNativeInstruction({ account: home }),
    ],
    buyer,
  );
};
