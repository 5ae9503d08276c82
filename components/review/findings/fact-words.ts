import { isAddress, type Address } from "@/lib/core/solana";
import type { Finding } from "@/lib/core/review";

/** A fact of a finding as a person reads it. Amounts are lamports or base units. */
export type Fact = { readonly words: string } & (
  | { readonly kind: "address"; readonly address: Address }
  | { readonly kind: "lamports" | "units"; readonly amount: bigint }
  | { readonly kind: "text"; readonly text: string }
);

/** Facts that are amounts wherever they are whole numbers. */
const AMOUNT =
  /^(agreed|amount|arrives|balance|cap|deposit|expected|limit|missing|observed|paid|promised|rent|stated|supply|total)$|(Amount|Fee|Limit|Rent)$/u;

/** Rules about tokens: what they count is base units, whether or not they name the mint. */
const aboutTokens = /^(AUTH|GET)-|^PAY-04$/u;

const WHOLE_NUMBER = /^-?\d{1,40}$/u;

/** "networkFee" gives "Network fee": the rules name their facts in the field's own words. */
const humanWords = (name: string): string => {
  const words = name.replaceAll(/(?<=[a-z])[A-Z]/gu, (capital) => ` ${capital.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The facts that decided a finding, in its own order; what says nothing is left out. */
export const factsOf = ({ rule, facts }: Finding): readonly Fact[] => {
  const { mint } = facts;
  const isToken = mint === undefined ? aboutTokens.test(rule) : mint !== "SOL";
  return Object.entries(facts)
    .filter(([, value]) => value !== "")
    .map(([name, value]): Fact => {
      const words = humanWords(name);
      if (isAddress(value)) return { words, kind: "address", address: value };
      if (AMOUNT.test(name) && WHOLE_NUMBER.test(value)) {
        return { words, kind: isToken ? "units" : "lamports", amount: BigInt(value) };
      }
      return { words, kind: "text", text: value };
    });
};
