import { getSyncNativeInstruction, getTransferInstruction } from "@solana-program/token";
import type { Definitions } from "../definition";
import { keyOf } from "../parties";
import { purchaseFollowedBy } from "../purchase-scene";
import { SOL, type Stage } from "../stage";
import { createMint, homeOf, mintTokens, moveTokens, openHome, type Token } from "../tokens";
import { wrapForBuyer, WRAPPED } from "../wrapped-sol";

/** Opens the thief's account for a token, so that the theft is one instruction. */
const prepare = async ({ ledger, thief }: Stage, token: Token): Promise<void> => {
  await ledger.land([await openHome(thief, thief.address, token)], thief);
};

/** Tokens of the buyer's that leave beside the purchase. */
export const tokenThefts: Definitions = {
  "coins-taken": {
    about: "All coins of the buyer's go to a thief beside a proper purchase.",
    finds: ["PAY-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await prepare(stage, stage.coin);
      return [await moveTokens(stage.buyer, stage.thief.address, stage.coin, 500_000_000n)];
    }),
  },
  "coins-taken-unchecked": {
    about: "Coins leave by the old transfer, which does not even name the mint.",
    finds: ["PAY-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await prepare(stage, stage.coin);
      return [
        getTransferInstruction({
          source: await homeOf(stage.buyer.address, stage.coin),
          destination: await homeOf(stage.thief.address, stage.coin),
          authority: stage.buyer,
          amount: 1n,
        }),
      ];
    }),
  },
  "wrapped-sol-taken": {
    about: "Wrapped SOL that the buyer holds goes to a thief.",
    finds: ["PAY-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await wrapForBuyer(stage, 5n * SOL);
      await prepare(stage, WRAPPED);
      return [await moveTokens(stage.buyer, stage.thief.address, WRAPPED, 5n * SOL)];
    }),
  },
  "sol-wrapped-and-taken": {
    about: "SOL is wrapped into an account of the buyer's own and taken from there.",
    finds: ["PAY-01 block", "PAY-02 block", "PAY-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await prepare(stage, WRAPPED);
      const home = await homeOf(stage.buyer.address, WRAPPED);
      return [
        await openHome(stage.buyer, stage.buyer.address, WRAPPED),
        stage.pay(home, 2n * SOL),
        getSyncNativeInstruction({ account: home }),
        await moveTokens(stage.buyer, stage.thief.address, WRAPPED, 2n * SOL),
      ];
    }),
  },
  "newer-token-taken": {
    about: "A token of the newer token program leaves the buyer's wallet.",
    finds: ["PAY-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      const { ledger, buyer, thief } = stage;
      const token = await createMint(ledger, {
        key: await keyOf("newer coin"),
        authority: buyer,
        decimals: 2,
        extensions: [
          {
            __kind: "MetadataPointer",
            authority: buyer.address,
            metadataAddress: (await keyOf("newer coin")).address,
          },
        ],
      });
      await mintTokens(ledger, token, buyer, buyer.address, 70n);
      await prepare(stage, token);
      return [await moveTokens(buyer, thief.address, token, 70n)];
    }),
  },
};
