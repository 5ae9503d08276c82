import { getApproveInstruction } from "@solana-program/token";
import type { Definitions } from "../definition";
import { cancelScene, listingScene } from "../listing-scene";
import { SOL } from "../stage";
import { homeOf, moveTokens, openHome } from "../tokens";

/** Listing a licence for sale, and taking it back, as a thief would have it. */
export const listings: Definitions = {
  "listed-to-a-thief": {
    about: "The licence that is put up for sale goes to a thief and not into escrow.",
    finds: ["PAY-04 block"],
    scene: listingScene(async ({ ledger, buyer, thief, licence }) => {
      await ledger.land([await openHome(thief, thief.address, licence)], thief);
      return [await moveTokens(buyer, thief.address, licence, 1n)];
    }),
  },
  "listed-with-coins": {
    about: "Beside the licence the seller's coins go into escrow.",
    finds: ["PAY-04 block"],
    scene: listingScene(async ({ ledger, buyer, escrow, licence, coin }) => {
      await ledger.land([await openHome(escrow, escrow.address, coin)], escrow);
      return [
        await moveTokens(buyer, escrow.address, licence, 1n),
        await moveTokens(buyer, escrow.address, coin, 77n),
      ];
    }),
  },
  "listed-by-approval": {
    about: "The marketplace gets a delegate's right over the licence on top of the licence.",
    finds: ["AUTH-03 block", "PAY-04 block", "SIM-04 block"],
    scene: listingScene(async ({ buyer, thief, licence }) => [
      getApproveInstruction({
        source: await homeOf(buyer.address, licence),
        delegate: thief.address,
        owner: buyer,
        amount: 1n,
      }),
    ]),
  },
  "listed-for-a-fee": {
    about: "Putting the licence up for sale costs the seller a SOL that nobody spoke of.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: listingScene(async ({ buyer, escrow, treasury, licence, pay }) => [
      await moveTokens(buyer, escrow.address, licence, 1n),
      pay(treasury.address, SOL),
    ]),
  },
  "cancelled-for-a-ransom": {
    about: "The licence comes back out of escrow for two SOL that nobody spoke of.",
    finds: ["PAY-01 block", "PAY-02 block"],
    scene: cancelScene(({ parts, pay, escrow }) => [
      parts.account,
      parts.licence,
      pay(escrow.address, 2n * SOL),
    ]),
  },
  "cancelled-and-kept": {
    about: "Cancelling opens an account for the licence and does not bring it back.",
    finds: ["GET-01 block"],
    scene: cancelScene(({ parts }) => [parts.account]),
  },
};
