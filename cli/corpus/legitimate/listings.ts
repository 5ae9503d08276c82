import type { Definitions } from "../definition";
import { cancelScene, listingScene } from "../listing-scene";
import { DEPOSIT } from "../stage";
import { moveTokens, openHome } from "../tokens";

/** Listing a licence for sale, and taking it back. */
export const listings: Definitions = {
  listed: {
    about: "A seller moves the licence into escrow.",
    finds: [],
    scene: listingScene(
      async ({ buyer, escrow, licence }) => [await moveTokens(buyer, escrow.address, licence, 1n)],
      {},
    ),
  },
  "listed-with-the-escrows-account": {
    about: "The escrow's account is opened if need be, at the seller's expense, which is said.",
    finds: ["PAY-06 warn"],
    scene: listingScene(
      async ({ buyer, escrow, licence }) => [
        await openHome(buyer, escrow.address, licence),
        await moveTokens(buyer, escrow.address, licence, 1n),
      ],
      {},
    ),
  },
  cancelled: {
    about: "The licence comes back out of escrow into an account that is opened for it.",
    finds: [],
    scene: cancelScene(({ parts }) => [parts.account, parts.licence], { rent: DEPOSIT }),
  },
};
