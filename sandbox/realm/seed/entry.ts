import type { StyleName } from "../art";

/** Wallets of sellers nobody logs in as; the creators' come from the sandbox wallet. */
export const houseSellers = [
  "Aldebaran Studio",
  "Ines Varga",
  "Kite & Loom",
  "Halden Works",
] as const;

type Seller = "Creator 1" | "Creator 2" | "Creator 3" | (typeof houseSellers)[number];

/** One asset of the seeded market. */
export interface Entry {
  readonly name: string;
  readonly type: "model" | "influencer";
  readonly seller: Seller;
  /** SOL as decimal text; null for an asset its creator has not put on sale. */
  readonly price: string | null;
  readonly tags: readonly string[];
  readonly style: StyleName;
  readonly description: string;
  /** "sold" has a buyer already; "auction" cannot be bought here. */
  readonly state?: "sold" | "auction";
}
