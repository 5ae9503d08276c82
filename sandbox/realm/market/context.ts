import type { Address } from "@solana/kit";
import type { Chain } from "../chain/client";
import type { HostileQueue } from "../hostile";
import type { Wallet } from "../state/keys";
import type { Store } from "../state/store";

/** What the market's operations work with. */
export interface Market {
  readonly store: Store;
  readonly chain: Chain;
  /** Holds the licences on sale and signs for them; pays REALM's own network fees and rent. */
  readonly escrow: Wallet;
  readonly treasury: Address;
  /** Gains in hostile transactions. */
  readonly attacker: Wallet;
  readonly hostile: HostileQueue;
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** Where preview pictures are served from, without a slash at the end. */
  readonly origin: () => string;
  readonly log: (line: string) => void;
}
