import type { Address } from "@/lib/core/solana";
import type { Database } from "@/lib/server/db";

export interface LicenceContext {
  readonly database: Database;
  /** Read from the chain each time it is asked. @throws CHAIN_UNAVAILABLE */
  readonly heldMints: (owner: Address) => Promise<ReadonlySet<Address>>;
  readonly now: () => Date;
}
