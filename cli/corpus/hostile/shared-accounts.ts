import {
  getTransferInstruction,
  getUnwrapLamportsInstruction,
  getWithdrawExcessLamportsInstruction,
} from "@solana-program/token";
import type { Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { openShared } from "../joint-account";
import { SOL } from "../stage";
import { homeOf, openHome } from "../tokens";
import { wrapForBuyer, WRAPPED } from "../wrapped-sol";

/** Lamports and tokens that lie in less usual places. */
export const sharedAccounts: Definitions = {
  "shared-coins-taken": {
    about: "The buyer's signature, one of two that would do, empties an account owned together.",
    finds: ["AUTH-10 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, buyer, thief, coin } = stage;
      await ledger.land([await openHome(thief, thief.address, coin)], thief);
      const { multisig, account } = await openShared(stage);
      return {
        added: [
          getTransferInstruction({
            source: account,
            destination: await homeOf(thief.address, coin),
            authority: multisig,
            amount: 1_000n,
            multiSigners: [buyer],
          }),
        ],
      };
    }),
  },
  "excess-lamports-withdrawn": {
    about: "SOL that somebody sent to the buyer's token account by mistake goes to a thief.",
    finds: ["AUTH-04 block", "SIM-03 block"],
    scene: purchaseFollowedBy(async ({ ledger, buyer, thief, coin, pay }) => {
      const source = await homeOf(buyer.address, coin);
      await ledger.land([pay(source, SOL)], buyer);
      return [
        getWithdrawExcessLamportsInstruction({
          source,
          destination: thief.address,
          authority: buyer,
        }),
      ];
    }),
  },
  "wrapped-sol-unwrapped-to-thief": {
    about: "The buyer's wrapped SOL is unwrapped into a thief's wallet.",
    finds: ["AUTH-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await wrapForBuyer(stage, 6n * SOL);
      return [
        getUnwrapLamportsInstruction({
          source: await homeOf(stage.buyer.address, WRAPPED),
          destination: stage.thief.address,
          authority: stage.buyer,
          amount: 6n * SOL,
        }),
      ];
    }),
  },
};
