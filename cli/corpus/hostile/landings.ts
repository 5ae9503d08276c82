import { FEE, memo, SOL } from "../stage";
import type { Definitions } from "../definition";
import { land } from "../landing";
import { moveTokens, openHome } from "../tokens";

/** What the chain holds in the end is not what was agreed: nothing may be settled. */
export const landings: Definitions = {
  "another-transaction-landed": {
    about: "Another transaction than the one that was sent stands on the chain.",
    finds: ["CHAIN-01 block"],
    scene: async (stage) => {
      const { ledger, buyer, escrow, seller, purchaseId } = stage;
      const signers = [buyer, escrow];
      const other = await stage.wire([stage.pay(seller.address, SOL), memo(purchaseId)], {
        signers,
      });
      return {
        transaction: await stage.wire(stage.purchase(), { signers }),
        intent: stage.intent,
        landing: () => land(ledger, other, FEE),
      };
    },
  },
  "failed-when-it-landed": {
    about: "The licence was gone when the reviewed transaction landed, and only the fee was paid.",
    finds: ["CHAIN-01 block"],
    scene: async (stage) => {
      const { ledger, buyer, escrow, thief, licence } = stage;
      const transaction = await stage.wire(stage.purchase(), { signers: [buyer, escrow] });
      return {
        transaction,
        intent: stage.intent,
        landing: async () => {
          const theft = [
            await openHome(escrow, thief.address, licence),
            await moveTokens(escrow, thief.address, licence, 1n),
          ];
          await ledger.land(theft, escrow);
          return land(ledger, transaction, FEE);
        },
      };
    },
  },
};
