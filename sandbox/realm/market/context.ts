import type { Address } from "@solana/kit";
import type { Chain } from "../chain/client";
import type { HostileQueue } from "../hostile";
import type { Misdirections } from "../media/misdirections";
import type { Wallet } from "../state/keys";
import type { Store } from "../state/store";
import type { RealmEvent } from "../webhooks";
import type { HandoverMode } from "./handover";

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
  /** Whether sellers are asked to sign, and how honestly (handover.ts). */
  readonly handover: { mode: HandoverMode };
  /** Unix milliseconds. */
  readonly clock: () => number;
  /** What a slot of the cluster takes. */
  readonly slotMillis: number;
  /** Where preview pictures are served from, without a slash at the end. */
  readonly origin: () => string;
  /** Pictures' addresses that are told instead of true ones. */
  readonly misdirections: Misdirections;
  /** Tells the world; called before the store changes, so that a kill in between loses nothing. */
  readonly emit: (event: RealmEvent) => void;
  readonly log: (line: string) => void;
}
