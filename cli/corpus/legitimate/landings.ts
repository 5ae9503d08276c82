import type { Definitions } from "../definition";
import { land } from "../landing";
import { purchaseOutcome } from "../outcome";
import { FEE } from "../stage";
import { openTable } from "../tables";

/** Purchases that landed as they were sent, and may be settled. */
export const landings: Definitions = {
  "landed-as-sent": {
    about: "The purchase stands on the chain as it was sent, with the effects that were agreed.",
    finds: [],
    scene: async (stage) => {
      const { ledger, buyer, escrow } = stage;
      const transaction = await stage.wire(stage.purchase(), { signers: [buyer, escrow] });
      return {
        transaction,
        intent: stage.intent,
        outcome: purchaseOutcome(stage),
        landing: () => land(ledger, transaction, FEE),
      };
    },
  },
  "landed-with-a-table": {
    about: "A purchase whose accounts stand in a lookup table landed as it was sent.",
    finds: [],
    scene: async (stage) => {
      const { ledger, buyer, escrow, seller, treasury, licence } = stage;
      const entries = [licence.mint, treasury.address, seller.address];
      const table = await openTable(stage, entries);
      const transaction = await stage.wire(stage.purchase(), {
        signers: [buyer, escrow],
        tables: { [table]: entries },
      });
      return {
        transaction,
        intent: stage.intent,
        outcome: purchaseOutcome(stage),
        landing: () => land(ledger, transaction, FEE),
      };
    },
  },
};
