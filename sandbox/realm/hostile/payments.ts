import { address, isAddress, type Address } from "@solana/kit";
import { getSetComputeUnitPriceInstruction } from "@solana-program/compute-budget";
import { lamports } from "@/lib/core/money";
import { pay, shares } from "../chain/draft";
import { handOver, openAccountFor } from "../chain/licence";
import { mintLicence } from "../chain/mint-licence";
import { append, replace, type HostileKind } from "./plan";

const HALF_SOL = 500_000_000n;
/** Where an address is changed so that both its ends stay: people compare only those. */
const MIDDLE = 20;

/** An address with the same beginning and end as another. It needs no key: the money is gone anyway. */
const lookAlike = (model: Address): Address => {
  for (const letter of "23456789ABCDEFGHJKLMN") {
    const text = `${model.slice(0, MIDDLE)}${letter}${model.slice(MIDDLE + 1)}`;
    if (text !== model && isAddress(text)) return address(text);
  }
  throw new Error(`no address looks like ${model}`);
};

/** Cheating with who gets how much. */
export const payments = {
  "other-seller": {
    rules: ["PAY-02"],
    verdict: "block",
    about: "The seller's share goes to another address.",
    spoil: (plan, { terms, attacker }) =>
      replace(plan, "pay-seller", pay(terms.buyer, attacker.address, shares(terms.price).seller)),
  },
  "look-alike": {
    rules: ["PAY-02", "PAY-08"],
    verdict: "block",
    about: "The seller's share goes to an address that begins and ends like the seller's.",
    spoil: (plan, { terms: { buyer, seller, price } }) =>
      replace(plan, "pay-seller", pay(buyer, lookAlike(seller), shares(price).seller)),
  },
  "higher-price": {
    rules: ["PAY-01", "PAY-03"],
    verdict: "block",
    about: "Both shares are of a price 10 % above the listing's.",
    spoil: (plan, { terms: { buyer, seller, treasury, price } }) => {
      const share = shares(lamports(price + price / 10n));
      const dearer = replace(plan, "pay-seller", pay(buyer, seller, share.seller));
      return replace(dearer, "pay-marketplace", pay(buyer, treasury, share.marketplace));
    },
  },
  "other-fee": {
    rules: ["PAY-03"],
    verdict: "block",
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
    verdict: "block",
    about: "Half a SOL more goes to somebody else.",
    spoil: (plan, { terms, attacker }) =>
      append(plan, pay(terms.buyer, attacker.address, HALF_SOL)),
  },
  "token-drain": {
    rules: ["PAY-04"],
    verdict: "block",
    about: "A token the buyer holds already goes to somebody else.",
    spoil: async (plan, { terms: { buyer }, chain, escrow, attacker }) => {
      const { licence, work } = await mintLicence(chain, escrow);
      const givenAway = [
        await openAccountFor(escrow.address, buyer, licence),
        await openAccountFor(escrow.address, attacker.address, licence),
        await handOver(escrow.address, buyer, licence),
      ];
      await chain.land([{ ...work, instructions: [...work.instructions, ...givenAway] }]);
      return append(plan, await handOver(buyer, attacker.address, licence));
    },
  },
  "priority-fee": {
    rules: ["PAY-05"],
    verdict: "block",
    about: "The compute-unit price burns a fifth of a SOL.",
    spoil: (plan) =>
      replace(
        plan,
        "compute-price",
        getSetComputeUnitPriceInstruction({ microLamports: 2_000_000_000n }),
      ),
  },
  "dear-fee": {
    rules: ["PAY-05"],
    verdict: "warn",
    about: "The network fee is three times what is usual.",
    spoil: (plan) =>
      replace(
        plan,
        "compute-price",
        getSetComputeUnitPriceInstruction({ microLamports: 3_000_000n }),
      ),
  },
  "duplicate-budget": {
    rules: ["PAY-05"],
    verdict: "block",
    about: "The compute-unit price is set twice.",
    spoil: (plan) => append(plan, getSetComputeUnitPriceInstruction({ microLamports: 20_000n })),
  },
  "foreign-rent": {
    rules: ["PAY-06"],
    verdict: "warn",
    about: "The buyer also pays the deposit of an account that belongs to somebody else.",
    spoil: async (plan, { terms: { buyer, licence }, attacker }) =>
      append(plan, await openAccountFor(buyer, attacker.address, licence)),
  },
} as const satisfies Record<string, HostileKind>;
