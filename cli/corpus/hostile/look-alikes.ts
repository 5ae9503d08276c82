import { isAddress, type Address } from "@/lib/core/solana";
import type { Definitions } from "../definition";
import { purchaseFollowedBy, purchaseScene } from "../purchase-scene";
import { MARKETPLACE, SELLER, SOL } from "../stage";

/** An address with the same ends as a known one; nobody needs its key to receive. */
const imitationOf = (model: Address): Address => {
  for (const letter of "23456789ABCDEFGH") {
    const text = `${model.slice(0, 20)}${letter}${model.slice(21)}`;
    if (text !== model && isAddress(text)) return text;
  }
  throw new Error("no address with the same ends was found");
};

/** Addresses that are made to be mistaken for others. */
export const lookAlikes: Definitions = {
  "seller-imitated": {
    about: "The payee begins and ends like the seller and is another address.",
    finds: ["PAY-02 block", "PAY-08 block"],
    scene: purchaseScene(({ pay, seller }) => ({
      parts: { seller: pay(imitationOf(seller.address), SELLER) },
    })),
  },
  "marketplace-imitated": {
    about: "The marketplace's share goes to an address made to look like the marketplace's.",
    finds: ["PAY-02 block", "PAY-08 block"],
    scene: purchaseScene(({ pay, treasury }) => ({
      parts: { marketplace: pay(imitationOf(treasury.address), MARKETPLACE) },
    })),
  },
  "wallet-imitated": {
    about: "A refund to yourself goes to an address that only looks like your own.",
    finds: ["PAY-01 block", "PAY-02 block", "PAY-08 block"],
    scene: purchaseFollowedBy(({ pay, buyer }) => [pay(imitationOf(buyer.address), SOL)]),
  },
  "page-poisoned-with-imitation": {
    about:
      "Even the intent names an imitation of the seller as the marketplace, and so it is paid.",
    finds: ["PAY-08 block"],
    scene: purchaseScene(({ pay, seller, intent }) => {
      const imitation = imitationOf(seller.address);
      const payees = intent.pay.payees.map((payee) =>
        payee.role === "marketplace" ? { ...payee, address: imitation } : payee,
      );
      return {
        parts: { marketplace: pay(imitation, MARKETPLACE) },
        scene: { intent: { ...intent, pay: { ...intent.pay, payees } } },
      };
    }),
  },
};
