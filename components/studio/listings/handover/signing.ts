import type { CrossCheck } from "@/lib/browser/chain/cross-check";
import type { HandoverPolicy } from "@/lib/core/intent";
import type { Address } from "@/lib/core/solana";

/** What a seller's review needs beside the listing itself. */
export interface Signing {
  readonly policy: HandoverPolicy;
  readonly wallet: Address;
  /** Where the cluster's word is compared with another's; null with one endpoint. */
  readonly crossCheck: CrossCheck | null;
  /** Stands in the records a person keeps of a review. */
  readonly appVersion: string;
}
