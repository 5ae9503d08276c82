import {
  AuthorityType,
  getApproveInstruction,
  getBatchInstruction,
  getCloseAccountInstruction,
  getSetAuthorityInstruction,
  getTransferCheckedInstruction,
  getTransferInstruction,
  TOKEN_PROGRAM_ADDRESS,
} from "@solana-program/token";
import type { Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { raw } from "../raw";
import { SOL, type Stage } from "../stage";
import { homeOf, openHome } from "../tokens";
import { wrapForBuyer, WRAPPED } from "../wrapped-sol";

const BATCH = 255;

const coinsToThief = async ({ ledger, buyer, thief, coin }: Stage) => {
  await ledger.land([await openHome(thief, thief.address, coin)], thief);
  return getTransferInstruction({
    source: await homeOf(buyer.address, coin),
    destination: await homeOf(thief.address, coin),
    authority: buyer,
    amount: 250_000_000n,
  });
};

const licenceMove = async ({ buyer, escrow, licence }: Stage) =>
  getTransferCheckedInstruction({
    source: await homeOf(escrow.address, licence),
    mint: licence.mint,
    destination: await homeOf(buyer.address, licence),
    authority: escrow,
    amount: 1n,
    decimals: 0,
  });

/** Several token instructions in one, of which a person sees the first. */
export const batches: Definitions = {
  "batch-hiding-a-transfer": {
    about: "Behind the licence's own transfer a batch takes half of the buyer's coins.",
    finds: ["PAY-04 block"],
    scene: purchaseScene(async (stage) => ({
      parts: {
        licence: getBatchInstruction([await licenceMove(stage), await coinsToThief(stage)]),
      },
    })),
  },
  "batch-hiding-an-approval": {
    about: "A batch that looks like the licence's transfer makes a thief the coins' delegate.",
    finds: ["AUTH-03 block", "SIM-04 block"],
    scene: purchaseScene(async (stage) => {
      const { buyer, thief, coin } = stage;
      const approve = getApproveInstruction({
        source: await homeOf(buyer.address, coin),
        delegate: thief.address,
        owner: buyer,
        amount: 500_000_000n,
      });
      return { parts: { licence: getBatchInstruction([await licenceMove(stage), approve]) } };
    }),
  },
  "batch-hiding-a-new-owner": {
    about: "A batch gives the account with the buyer's coins to a thief, last of three parts.",
    finds: ["AUTH-02 block", "PAY-04 block", "SIM-03 block", "SIM-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      const { buyer, thief, coin } = stage;
      const account = await homeOf(buyer.address, coin);
      const theft = await coinsToThief(stage);
      return [
        getBatchInstruction([
          theft,
          getSetAuthorityInstruction({
            owned: account,
            owner: buyer,
            authorityType: AuthorityType.CloseAccount,
            newAuthority: thief.address,
          }),
          getSetAuthorityInstruction({
            owned: account,
            owner: buyer,
            authorityType: AuthorityType.AccountOwner,
            newAuthority: thief.address,
          }),
        ]),
      ];
    }),
  },
  "batch-hiding-a-closing": {
    about: "A batch closes the buyer's account of wrapped SOL into a thief's wallet.",
    finds: ["AUTH-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await wrapForBuyer(stage, 4n * SOL);
      return [
        getBatchInstruction([
          getCloseAccountInstruction({
            account: await homeOf(stage.buyer.address, WRAPPED),
            destination: stage.thief.address,
            owner: stage.buyer,
          }),
        ]),
      ];
    }),
  },
  "batch-in-a-batch": {
    about: "A batch stands inside a batch, where no program would run it and a reader may stop.",
    finds: ["MSG-12 block", "SIM-01 block"],
    scene: purchaseFollowedBy(async (stage) => {
      const inner = await coinsToThief(stage);
      const data = [...inner.data];
      const nested = [BATCH, inner.accounts.length, data.length, ...data];
      return [
        raw(TOKEN_PROGRAM_ADDRESS, inner.accounts, [
          BATCH,
          inner.accounts.length,
          nested.length,
          ...nested,
        ]),
      ];
    }),
  },
  "batch-cut-short": {
    about: "A batch says it has more bytes than there are.",
    finds: ["MSG-12 block", "SIM-01 block"],
    scene: purchaseFollowedBy(async (stage) => {
      const inner = await coinsToThief(stage);
      return [
        raw(TOKEN_PROGRAM_ADDRESS, inner.accounts, [
          BATCH,
          inner.accounts.length,
          200,
          ...inner.data,
        ]),
      ];
    }),
  },
};
