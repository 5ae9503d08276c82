import { getSetComputeUnitPriceInstruction } from "@solana-program/compute-budget";
import { lamports } from "@/lib/core/money";
import { pay, shares } from "../chain/draft";
import { append, replace, type HostileKind } from "./plan";

const HALF_SOL = 500_000_000n;

/** Cheating with who gets how much. */
export const payments = {
  "other-seller": {
    rules: ["PAY-02"],
    about: "The seller's share goes to another address.",
    spoil: (plan, { terms, attacker }) =>
      replace(plan, "pay-seller", pay(terms.buyer, attacker.address, shares(terms.price).seller)),
  },
  "higher-price": {
    rules: ["PAY-01", "PAY-03"],
    about: "Both shares are of a price 10 % above the listing's.",
    spoil: (plan, { terms: { buyer, seller, treasury, price } }) => {
      const share = shares(lamports(price + price / 10n));
      const dearer = replace(plan, "pay-seller", pay(buyer, seller, share.seller));
      return replace(dearer, "pay-marketplace", pay(buyer, treasury, share.marketplace));
    },
  },
  "other-fee": {
    rules: ["PAY-03"],
    about: "REALM takes twice its fee out of the seller's share; the total stays.",
    spoil: (plan, { terms: { buyer, seller, treasury, price } }) => {
      const share = shares(price);
      const less = replace(
        plan,
        "pay-seller",
        pay(buyer, seller, share.seller - share.marketplace),
      );
      return replace(less, "pay-marketplace", pay(buyer, treasury, share.marketplace * 2n));
    },
  },
  "extra-transfer": {
    rules: ["PAY-01", "PAY-02"],
    about: "Half a SOL more goes to somebody else.",
    spoil: (plan, { terms, attacker }) =>
      append(plan, pay(terms.buyer, attacker.address, HALF_SOL)),
  },
  "priority-fee": {
    rules: ["PAY-05"],
    about: "The compute-unit price burns a fifth of a SOL.",
    spoil: (plan) =>
      replace(
        plan,
        "compute-price",
        getSetComputeUnitPriceInstruction({ microLamports: 2_000_000_000n }),
      ),
  },
  "duplicate-budget": {
    rules: ["PAY-05"],
    about: "The compute-unit price is set twice.",
    spoil: (plan) => append(plan, getSetComputeUnitPriceInstruction({ microLamports: 20_000n })),
  },
} as const satisfies Record<string, HostileKind>;
