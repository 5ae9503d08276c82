import { getApproveInstruction } from "@solana-program/token";
import type { Definitions } from "../definition";
import { keyOf } from "../parties";
import { purchaseScene } from "../purchase-scene";
import { SELLER, SOL } from "../stage";
import { openTable } from "../tables";
import { homeOf, moveTokens, openHome } from "../tokens";

/** Accounts that are named only by their place in a lookup table. */
export const hiddenAccounts: Definitions = {
  "thief-in-a-table": {
    about: "The address that gets the seller's share stands only in a lookup table.",
    finds: ["PAY-02 block"],
    scene: purchaseScene(async (stage) => {
      const { thief, pay } = stage;
      const table = await openTable(stage, [thief.address]);
      return {
        parts: { seller: pay(thief.address, SELLER) },
        envelope: { tables: { [table]: [thief.address] } },
      };
    }),
  },
  "extra-thief-in-an-open-table": {
    about: "A second payment goes to an entry of a lookup table that its owner can still extend.",
    finds: ["MSG-11 warn", "PAY-01 block", "PAY-02 block"],
    scene: purchaseScene(async (stage) => {
      const { thief, seller, treasury, pay } = stage;
      const entries = [seller.address, treasury.address, thief.address];
      const table = await openTable(stage, entries, { authority: thief.address });
      return { added: [pay(thief.address, SOL)], envelope: { tables: { [table]: entries } } };
    }),
  },
  "licence-into-a-table": {
    about: "The account that gets the licence stands only in a lookup table and is a thief's.",
    finds: ["GET-01 block", "MSG-05 warn"],
    scene: purchaseScene(async (stage) => {
      const { ledger, thief, escrow, licence } = stage;
      await ledger.land([await openHome(thief, thief.address, licence)], thief);
      const home = await homeOf(thief.address, licence);
      const table = await openTable(stage, [home]);
      return {
        parts: { licence: await moveTokens(escrow, thief.address, licence, 1n) },
        envelope: { tables: { [table]: [home] } },
      };
    }),
  },
  "table-missing": {
    about: "The lookup table that names the seller does not exist.",
    finds: ["MSG-10 block", "PAY-02 block", "SIM-01 block"],
    scene: purchaseScene(async ({ seller }) => ({
      envelope: {
        tables: { [(await keyOf("table nobody made")).address]: [seller.address] },
      },
    })),
  },
  "table-deactivated": {
    about: "The lookup table that names the seller has been taken down.",
    finds: ["MSG-10 block", "PAY-02 block", "SIM-01 block"],
    scene: purchaseScene(async (stage) => {
      const entries = [stage.seller.address];
      const table = await openTable(stage, entries, { deactivated: true });
      return { envelope: { tables: { [table]: entries } } };
    }),
  },
  "table-too-short": {
    about: "An account is said to stand in a lookup table beyond its end.",
    finds: ["MSG-10 block", "PAY-02 block", "SIM-01 block"],
    scene: purchaseScene(async (stage) => {
      const { seller, treasury } = stage;
      const table = await openTable(stage, [treasury.address]);
      return { envelope: { tables: { [table]: [treasury.address, seller.address] } } };
    }),
  },
  "coins-into-a-table": {
    about: "The buyer's coins leave for an account that stands only in a lookup table.",
    finds: ["PAY-04 block"],
    scene: purchaseScene(async (stage) => {
      const { ledger, buyer, thief, coin } = stage;
      await ledger.land([await openHome(thief, thief.address, coin)], thief);
      const home = await homeOf(thief.address, coin);
      const table = await openTable(stage, [home]);
      return {
        added: [await moveTokens(buyer, thief.address, coin, 3n)],
        envelope: { tables: { [table]: [home] } },
      };
    }),
  },
  "approval-through-a-table": {
    about: "The account whose coins a thief may spend stands only in a lookup table.",
    finds: ["AUTH-03 block", "SIM-04 block"],
    scene: purchaseScene(async (stage) => {
      const { buyer, thief, coin } = stage;
      const source = await homeOf(buyer.address, coin);
      const entries = [source, thief.address];
      const table = await openTable(stage, entries);
      return {
        added: [
          getApproveInstruction({ source, delegate: thief.address, owner: buyer, amount: 1n }),
        ],
        envelope: { tables: { [table]: entries } },
      };
    }),
  },
};
