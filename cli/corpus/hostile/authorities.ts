import {
  AuthorityType,
  getApproveCheckedInstruction,
  getApproveInstruction,
  getBurnCheckedInstruction,
  getCloseAccountInstruction,
  getFreezeAccountInstruction,
  getMintToInstruction,
  getSetAuthorityInstruction,
  getTransferInstruction,
} from "@solana-program/token";
import type { Definition, Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { SOL, type Stage } from "../stage";
import { homeOf, moveTokens, openHome } from "../tokens";
import { wrapForBuyer, WRAPPED } from "../wrapped-sol";

const UNLIMITED = 2n ** 64n - 1n;

const approveCoins = async ({ buyer, thief, coin }: Stage) =>
  getApproveInstruction({
    source: await homeOf(buyer.address, coin),
    delegate: thief.address,
    owner: buyer,
    amount: UNLIMITED,
  });

const handOver = (
  about: string,
  finds: Definition["finds"],
  authorityType: AuthorityType,
): Definition => ({
  about,
  finds,
  scene: purchaseFollowedBy(async ({ buyer, thief, coin }) => [
    getSetAuthorityInstruction({
      owned:
        authorityType === AuthorityType.MintTokens ? coin.mint : await homeOf(buyer.address, coin),
      owner: buyer,
      authorityType,
      newAuthority: thief.address,
    }),
  ]),
});

/** Power over the buyer's token accounts and mints: no balance has to move now. */
export const tokenAuthorities: Definitions = {
  "approve-everything": {
    about: "A thief may spend all coins of the buyer's at any later time.",
    finds: ["AUTH-03 block", "SIM-04 block"],
    scene: purchaseFollowedBy(async (stage) => [await approveCoins(stage)]),
  },
  "approve-the-licence": {
    about: "A thief may take the licence as soon as it has arrived.",
    finds: ["AUTH-03 block", "GET-01 block", "SIM-04 block"],
    scene: purchaseFollowedBy(async ({ buyer, thief, licence }) => [
      getApproveCheckedInstruction({
        source: await homeOf(buyer.address, licence),
        mint: licence.mint,
        delegate: thief.address,
        owner: buyer,
        amount: 1n,
        decimals: 0,
      }),
    ]),
  },
  "approved-and-spent-at-once": {
    about:
      "A thief is made delegate and takes the coins in the same transaction, having signed it.",
    finds: ["AUTH-03 block", "MSG-05 warn", "PAY-04 block", "SIM-04 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, buyer, thief, escrow, coin } = stage;
      await ledger.land([await openHome(thief, thief.address, coin)], thief);
      return {
        added: [
          await approveCoins(stage),
          getTransferInstruction({
            source: await homeOf(buyer.address, coin),
            destination: await homeOf(thief.address, coin),
            authority: thief,
            amount: 400_000_000n,
          }),
        ],
        envelope: { signers: [escrow, thief] },
      };
    }),
  },
  "account-handed-over": handOver(
    "The account with the buyer's coins gets another owner.",
    ["AUTH-02 block", "SIM-03 block", "SIM-04 block"],
    AuthorityType.AccountOwner,
  ),
  "close-authority-handed-over": handOver(
    "Somebody else may close the account with the buyer's coins once it is empty.",
    ["AUTH-02 block", "SIM-04 block"],
    AuthorityType.CloseAccount,
  ),
  "mint-handed-over": handOver(
    "The right to make more of the buyer's own token goes to a thief.",
    ["AUTH-02 block", "SIM-04 block"],
    AuthorityType.MintTokens,
  ),
  "licence-account-handed-over": {
    about: "The account gets another owner right after the licence has arrived in it.",
    finds: ["AUTH-02 block", "GET-01 block", "SIM-04 block"],
    scene: purchaseFollowedBy(async ({ buyer, thief, licence }) => [
      getSetAuthorityInstruction({
        owned: await homeOf(buyer.address, licence),
        owner: buyer,
        authorityType: AuthorityType.AccountOwner,
        newAuthority: thief.address,
      }),
    ]),
  },
  "wrapped-sol-closed-to-thief": {
    about: "The buyer's account of wrapped SOL is closed and all of it goes to a thief.",
    finds: ["AUTH-04 block"],
    scene: purchaseFollowedBy(async (stage) => {
      await wrapForBuyer(stage, 7n * SOL);
      return [
        getCloseAccountInstruction({
          account: await homeOf(stage.buyer.address, WRAPPED),
          destination: stage.thief.address,
          owner: stage.buyer,
        }),
      ];
    }),
  },
  "emptied-account-closed": {
    about: "An account is emptied by burning and its deposit goes to a thief.",
    finds: ["AUTH-04 block", "AUTH-05 block"],
    scene: purchaseFollowedBy(async ({ buyer, thief, coin }) => {
      const account = await homeOf(buyer.address, coin);
      return [
        getBurnCheckedInstruction({
          account,
          mint: coin.mint,
          authority: buyer,
          amount: 500_000_000n,
          decimals: 6,
        }),
        getCloseAccountInstruction({ account, destination: thief.address, owner: buyer }),
      ];
    }),
  },
  "coins-burned": {
    about: "The buyer's coins are destroyed.",
    finds: ["AUTH-05 block"],
    scene: purchaseFollowedBy(async ({ buyer, coin }) => [
      getBurnCheckedInstruction({
        account: await homeOf(buyer.address, coin),
        mint: coin.mint,
        authority: buyer,
        amount: 1n,
        decimals: 6,
      }),
    ]),
  },
  "buyers-token-minted": {
    about: "The buyer's right to make coins is used to make a thief rich in them.",
    finds: ["AUTH-10 block"],
    scene: purchaseFollowedBy(async ({ ledger, buyer, thief, coin }) => {
      await ledger.land([await openHome(thief, thief.address, coin)], thief);
      return [
        getMintToInstruction({
          mint: coin.mint,
          token: await homeOf(thief.address, coin),
          mintAuthority: buyer,
          amount: 1_000_000n,
        }),
      ];
    }),
  },
  "delegated-tokens-spent": {
    about: "The buyer is the delegate of somebody else's account, which is emptied by that right.",
    finds: ["AUTH-10 block"],
    scene: purchaseFollowedBy(async ({ ledger, buyer, seller, thief, coin }) => {
      await ledger.land(
        [await openHome(buyer, seller.address, coin), await openHome(buyer, thief.address, coin)],
        buyer,
      );
      await ledger.land([await moveTokens(buyer, seller.address, coin, 100n)], buyer);
      await ledger.land(
        [
          getApproveInstruction({
            source: await homeOf(seller.address, coin),
            delegate: buyer.address,
            owner: seller,
            amount: 100n,
          }),
        ],
        seller,
      );
      return [
        getTransferInstruction({
          source: await homeOf(seller.address, coin),
          destination: await homeOf(thief.address, coin),
          authority: buyer,
          amount: 100n,
        }),
      ];
    }),
  },
  "somebodys-account-frozen": {
    about: "The buyer's right to freeze a token is used against somebody else's account.",
    finds: ["AUTH-10 block", "SIM-01 block"],
    scene: purchaseFollowedBy(async ({ ledger, buyer, seller, coin }) => {
      await ledger.land([await openHome(buyer, seller.address, coin)], buyer);
      return [
        getFreezeAccountInstruction({
          account: await homeOf(seller.address, coin),
          mint: coin.mint,
          owner: buyer,
        }),
      ];
    }),
  },
};
