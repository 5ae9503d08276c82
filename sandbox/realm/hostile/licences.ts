import { createNoopSigner } from "@solana/kit";
import {
  getCreateAssociatedTokenIdempotentInstruction,
  getTransferCheckedInstruction,
} from "@solana-program/token";
import { handOver, memo, openAccount } from "../chain/draft";
import { licenceAccount, mintLicence } from "../chain/licence";
import { remove, replace, type HostileKind } from "./plan";

/** Cheating with what is handed over, and with what the memo says of it. */
export const licences = {
  "no-licence": {
    rules: ["GET-01"],
    about: "The money goes; the licence stays.",
    spoil: (plan) => remove(plan, "licence"),
  },
  "other-mint": {
    rules: ["GET-01"],
    about: "Another, worthless token arrives.",
    spoil: async (plan, { terms: { buyer }, chain, escrow }) => {
      const { mint, work } = await mintLicence(chain, escrow);
      await chain.land([work]);
      const opened = replace(plan, "account", await openAccount(buyer, mint));
      return replace(opened, "licence", await handOver(escrow.address, buyer, mint));
    },
  },
  "other-buyer": {
    rules: ["GET-01", "PAY-06"],
    about: "The licence goes to somebody else, at the buyer's expense.",
    spoil: async (plan, { terms: { buyer, mint }, escrow, attacker }) => {
      const opened = replace(
        plan,
        "account",
        getCreateAssociatedTokenIdempotentInstruction({
          payer: createNoopSigner(buyer),
          ata: await licenceAccount(attacker.address, mint),
          owner: attacker.address,
          mint,
        }),
      );
      return replace(opened, "licence", await handOver(escrow.address, attacker.address, mint));
    },
  },
  failing: {
    rules: ["SIM-01"],
    about: "Two licences are to be moved where there is one: the cluster would refuse it.",
    spoil: async (plan, { terms: { buyer, mint }, escrow }) =>
      replace(
        plan,
        "licence",
        getTransferCheckedInstruction({
          source: await licenceAccount(escrow.address, mint),
          mint,
          destination: await licenceAccount(buyer, mint),
          authority: createNoopSigner(escrow.address),
          amount: 2n,
          decimals: 0,
        }),
      ),
  },
  "other-memo": {
    rules: ["MEMO-02"],
    about: "The memo names another purchase.",
    spoil: (plan) => replace(plan, "memo", memo("pur_000000000000000000000000")),
  },
  "hidden-memo": {
    rules: ["MEMO-01"],
    about: "The memo carries characters that turn the reading direction and hide.",
    spoil: (plan, { terms }) => replace(plan, "memo", memo(`${terms.purchaseId}\u202Eenod\u200B`)),
  },
} as const satisfies Record<string, HostileKind>;
