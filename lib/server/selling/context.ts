import type { HandoverPolicy } from "@/lib/core/intent";
import type { ModelView } from "@/lib/core/model";
import type { RealmListing } from "@/lib/core/realm";
import type { Address } from "@/lib/core/solana";
import type { Chain } from "@/lib/server/chain";
import type { Database } from "@/lib/server/db";
import type { Log } from "@/lib/server/log";
import type { RealmClient } from "@/lib/server/realm";

/** What was found of a wallet's on the market. */
interface OnMarket {
  readonly listings: readonly RealmListing[];
  /** Null where the whole market was looked through; else how many of its newest listings were. */
  readonly among: number | null;
}

/** What selling works with. */
export interface SellingContext {
  readonly database: Database;
  /** REALM as an owner's own credentials reach it. */
  readonly realmOf: (owner: string) => Pick<RealmClient, "createListing" | "cancelListing">;
  /** One listing as REALM tells it now. @throws LISTING_NOT_FOUND, REALM_* */
  readonly listingNow: (listingId: string) => Promise<RealmListing>;
  /** What a wallet has on the market, as far as it is looked through. @throws REALM_* */
  readonly onMarketOf: (wallet: Address) => Promise<OnMarket>;
  /** A wallet's own model by our id. @throws MODEL_NOT_FOUND */
  readonly modelOf: (wallet: Address, id: string) => Promise<ModelView>;
  /** Forgets what is remembered of a listing. */
  readonly forgetListing: (listingId: string) => void;
  /** Forgets every page of the market: something has come that none of them shows. */
  readonly forgetPages: () => void;
  readonly chain: Chain;
  /** What a seller's signature may do; null where the operator has not said where a licence may go. */
  readonly handoverPolicy: () => HandoverPolicy | null;
  readonly now: () => Date;
  readonly log: Log;
  /** Tells the worker of this process that there is work. */
  readonly wake: () => void;
}
