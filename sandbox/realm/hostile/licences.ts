import { handOver, openAccountFor } from "../chain/licence";
import { memo } from "../chain/draft";
import { mintLicence } from "../chain/mint-licence";
import { remove, replace, type HostileKind } from "./plan";

/** Cheating with what is handed over, and with what the memo says of it. */
export const licences = {
  "no-licence": {
    rules: ["GET-01"],
    verdict: "block",
    about: "The money goes; the licence stays.",
    spoil: (plan) => remove(plan, "licence"),
  },
  "other-mint": {
    rules: ["GET-01"],
    verdict: "block",
    about: "Another, worthless token arrives.",
    spoil: async (plan, { terms: { buyer }, chain, escrow }) => {
      const { licence, work } = await mintLicence(chain, escrow);
      await chain.land([work]);
      const opened = replace(plan, "account", await openAccountFor(buyer, buyer, licence));
      return replace(opened, "licence", await handOver(escrow.address, buyer, licence));
    },
  },
  "other-buyer": {
    rules: ["GET-01", "PAY-06"],
    verdict: "block",
    about: "The licence goes to somebody else, at the buyer's expense.",
    spoil: async (plan, { terms: { buyer, licence }, escrow, attacker }) => {
      const account = await openAccountFor(buyer, attacker.address, licence);
      const opened = replace(plan, "account", account);
      return replace(opened, "licence", await handOver(escrow.address, attacker.address, licence));
    },
  },
  failing: {
    rules: ["SIM-01"],
    verdict: "block",
    about: "Two licences are to be moved where there is one: the cluster would refuse it.",
    spoil: async (plan, { terms: { buyer, licence }, escrow }) =>
      replace(plan, "licence", await handOver(escrow.address, buyer, licence, 2n)),
  },
  "other-memo": {
    rules: ["MEMO-02"],
    verdict: "block",
    about: "The memo names another purchase.",
    spoil: (plan) => replace(plan, "memo", memo("pur_000000000000000000000000")),
  },
  "hidden-memo": {
    rules: ["MEMO-01"],
    verdict: "warn",
    about: "The memo carries characters that turn the reading direction and hide.",
    spoil: (plan, { terms }) => replace(plan, "memo", memo(`${terms.purchaseId} \u202Eenod\u200B`)),
  },
} as const satisfies Record<string, HostileKind>;
