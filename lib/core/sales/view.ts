import type { Lamports } from "../money";
import type { Address } from "../solana";
import type { SalesQuery, SoldAsset } from "./query";
import type { SaleSpan, SaleStep } from "./spans";
import type { SaleMismatch, SaleState } from "./states";

/** A sale as its seller sees it. Amounts in lamports. */
export interface SaleView extends SoldAsset {
  readonly id: string;
  readonly listingId: string;
  readonly name: string;
  /** Null until the chain says who paid. */
  readonly buyer: Address | null;
  /** Whom REALM paid, where that is not the wallet whose listing it was. */
  readonly otherSeller: Address | null;
  /** The price. */
  readonly gross: Lamports;
  /** What reaches the seller: as agreed until it is checked; null where that is not known yet. */
  readonly net: Lamports | null;
  /** What the marketplace keeps of the price. */
  readonly fee: Lamports | null;
  readonly state: SaleState;
  readonly mismatch: SaleMismatch | null;
  /** ISO 8601, UTC: by the chain once it is checked. */
  readonly soldAt: string;
  /** base58; null where REALM has not named the transaction yet. */
  readonly signature: string | null;
}

/** Sums in lamports over sales that the chain shows. */
export interface SalesSum {
  readonly count: number;
  readonly gross: bigint;
  readonly fee: bigint;
  readonly net: bigint;
}

/** Everything the page shows of one range. */
export interface Earnings {
  readonly query: SalesQuery;
  readonly step: SaleStep;
  readonly possibleSteps: readonly SaleStep[];
  /** Whether the wallet has sold anything at any time. */
  readonly hasSales: boolean;
  /** Of sales that the chain shows, and of no others. */
  readonly sum: SalesSum;
  /** What of that sum's net the chain shows at other wallets than the reader's, which REALM paid. */
  readonly elsewhere: bigint;
  /** What stands in no sum: how many sales, and their prices together. */
  readonly unchecked: { readonly count: number; readonly gross: bigint };
  readonly mismatched: { readonly count: number; readonly gross: bigint };
  readonly spans: readonly (SaleSpan & { readonly count: number; readonly net: bigint })[];
  /** Most earned first, the first 50; what all others brought together, null where there are none. */
  readonly assets: readonly (SoldAsset & SalesSum & { readonly name: string })[];
  readonly otherAssets: SalesSum | null;
  /** Newest first; `older` is the cursor of those behind them. */
  readonly sales: readonly SaleView[];
  readonly older: string | null;
}
