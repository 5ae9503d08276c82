import type { Address } from "@solana/kit";
import { parseSol, type Lamports } from "@/lib/core/money";

export interface Person {
  readonly name: string;
  readonly wallet: Address;
}

/** The sandbox wallet's accounts, as the market knows them. */
export interface People {
  readonly creators: readonly Person[];
  readonly buyers: readonly Person[];
  readonly operator: Person;
}

const purses: readonly (readonly [RegExp, string])[] = [
  // The one who has too little for almost everything.
  [/^Buyer 3$/u, "1"],
  [/^Buyer /u, "100"],
  [/^(Creator |Operator$)/u, "20"],
  // Pays the rent of every licence, and of what hostile transactions need.
  [/^escrow$/u, "500"],
  [/^collector$/u, "500"],
];

/** What a wallet starts with; the others get enough to exist without being rent-collected. */
export const purse = (name: string): Lamports =>
  parseSol(purses.find(([pattern]) => pattern.test(name))?.[1] ?? "1");
