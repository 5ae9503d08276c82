import type { Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { MARKETPLACE, SELLER, SOL, type Stage } from "../stage";

const TENTH = 1_575_000_000n;

/** Twelve payments of a fifth of a SOL, after everything a person looks at. */
const crumbs = ({ pay, thief }: Stage) =>
  Array.from({ length: 12 }, (_, index) => pay(thief.address, SOL / 5n + BigInt(index)));

/** Who gets how much SOL. */
export const payments: Definitions = {
  "seller-replaced": {
    about: "The seller's share goes to a thief, the rest is in order.",
    finds: ["PAY-02 block"],
    scene: purchaseScene(({ pay, thief }) => ({ parts: { seller: pay(thief.address, SELLER) } })),
  },
  "marketplace-replaced": {
    about: "The marketplace's share goes to a thief, the rest is in order.",
    finds: ["PAY-02 block"],
    scene: purchaseScene(({ pay, thief }) => ({
      parts: { marketplace: pay(thief.address, MARKETPLACE) },
    })),
  },
  "both-shares-to-thief": {
    about: "One transfer of the whole price to a thief stands where the two shares should be paid.",
    finds: ["PAY-02 block"],
    scene: purchaseScene(({ pay, thief }) => ({
      parts: { seller: pay(thief.address, SELLER + MARKETPLACE), marketplace: null },
    })),
  },
  "seller-share-split": {
    about: "Half of the seller's share goes to the seller and the other half to a thief.",
    finds: ["PAY-02 block", "PAY-03 block"],
    scene: purchaseScene(({ pay, seller, thief }) => ({
      parts: { seller: pay(seller.address, SELLER / 2n) },
      added: [pay(thief.address, SELLER / 2n)],
    })),
  },
  "extra-transfer-last": {
    about: "After a proper purchase half a SOL more goes to a thief.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(({ pay, thief }) => [pay(thief.address, SOL / 2n)]),
  },
  "extra-transfer-first": {
    about: "A payment to a thief stands before the proper purchase.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: async (stage) => ({
      transaction: await stage.wire([stage.pay(stage.thief.address, SOL), ...stage.purchase()]),
      intent: stage.intent,
    }),
  },
  "transfers-below-the-fold": {
    about: "Twelve small payments to a thief stand below everything a person scrolls to.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(crumbs),
  },
  "one-lamport-to-thief": {
    about: "One lamport goes to a thief, who tries whether anybody counts.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(({ pay, thief }) => [pay(thief.address, 1n)]),
  },
  "wallet-drained": {
    about: "Everything that the purchase leaves in the wallet goes to a thief.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(({ pay, thief }) => [pay(thief.address, 84n * SOL)]),
  },
  "price-raised": {
    about: "Both shares are those of a price that is a tenth higher.",
    finds: ["PAY-01 block", "PAY-03 block"],
    scene: purchaseScene(({ pay, seller, treasury }) => ({
      parts: {
        seller: pay(seller.address, SELLER + (SELLER * TENTH) / (SELLER + MARKETPLACE)),
        marketplace: pay(treasury.address, MARKETPLACE + MARKETPLACE / 10n),
      },
    })),
  },
  "seller-one-lamport-more": {
    about: "The seller gets one lamport more than was agreed.",
    finds: ["PAY-01 block", "PAY-03 block"],
    scene: purchaseScene(({ pay, seller }) => ({
      parts: { seller: pay(seller.address, SELLER + 1n) },
    })),
  },
  "seller-one-lamport-less": {
    about: "The seller gets one lamport less than was agreed.",
    finds: ["PAY-01 block", "PAY-03 block"],
    scene: purchaseScene(({ pay, seller }) => ({
      parts: { seller: pay(seller.address, SELLER - 1n) },
    })),
  },
  "marketplace-fee-doubled": {
    about: "The marketplace takes twice its fee out of the seller's share and the total stays.",
    finds: ["PAY-03 block"],
    scene: purchaseScene(({ pay, seller, treasury }) => ({
      parts: {
        seller: pay(seller.address, SELLER - MARKETPLACE),
        marketplace: pay(treasury.address, MARKETPLACE * 2n),
      },
    })),
  },
  "shares-exchanged": {
    about: "The seller gets the marketplace's share and the marketplace the seller's.",
    finds: ["PAY-03 block"],
    scene: purchaseScene(({ pay, seller, treasury }) => ({
      parts: {
        seller: pay(seller.address, MARKETPLACE),
        marketplace: pay(treasury.address, SELLER),
      },
    })),
  },
  "seller-paid-twice": {
    about: "The seller is paid the same share a second time.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: purchaseFollowedBy(({ parts }) => [parts.seller]),
  },
  "marketplace-left-out": {
    about: "The marketplace's share goes to the seller as well, so the total is right.",
    finds: ["PAY-03 block"],
    scene: purchaseScene(({ pay, seller }) => ({
      parts: { seller: pay(seller.address, SELLER + MARKETPLACE), marketplace: null },
    })),
  },
  "not-enough-sol": {
    about: "The wallet holds less than the price, so the fee would be lost for nothing.",
    finds: ["PAY-07 block"],
    scene: purchaseScene(({ ledger, buyer }) => {
      const state = ledger.read(buyer.address);
      if (state) ledger.write(buyer.address, { ...state, lamports: 15n * SOL });
      return {};
    }),
  },
};
