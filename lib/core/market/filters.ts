import type { Lamports } from "../money";
import type { ListingQuery } from "../realm";
import { formatSol } from "../money";

/** How the market can be ordered, in the order the control offers it; the first is the default. */
export const sortOrders = {
  newest: { words: "Newest first", sortBy: "createdAt", sortOrder: "desc" },
  oldest: { words: "Oldest first", sortBy: "createdAt", sortOrder: "asc" },
  cheapest: { words: "Lowest price first", sortBy: "price", sortOrder: "asc" },
  dearest: { words: "Highest price first", sortBy: "price", sortOrder: "desc" },
} as const satisfies Record<string, { words: string } & Pick<ListingQuery, "sortBy" | "sortOrder">>;

export type MarketSort = keyof typeof sortOrders;
export const DEFAULT_SORT: MarketSort = "newest";

/** Fills whole rows at four, three and two across. */
export const PAGE_SIZE = 24;

/** What the market shows, every part of it valid. */
export interface MarketFilters {
  readonly search: string;
  readonly type: "model" | "influencer" | null;
  readonly tags: readonly string[];
  readonly minPrice: Lamports | null;
  readonly maxPrice: Lamports | null;
  readonly sort: MarketSort;
  /** Counted from 1. */
  readonly page: number;
}

/** The filters as REALM's search takes them. */
export const listingQuery = (filters: MarketFilters): ListingQuery => {
  const { sortBy, sortOrder } = sortOrders[filters.sort];
  return {
    ...(filters.search === "" ? {} : { query: filters.search }),
    ...(filters.type === null ? {} : { assetType: filters.type }),
    ...(filters.tags.length === 0 ? {} : { tags: filters.tags }),
    ...(filters.minPrice === null ? {} : { minPrice: formatSol(filters.minPrice) }),
    ...(filters.maxPrice === null ? {} : { maxPrice: formatSol(filters.maxPrice) }),
    sortBy,
    sortOrder,
    limit: PAGE_SIZE,
    offset: (filters.page - 1) * PAGE_SIZE,
  };
};

/** Whether anything narrows the market down. */
export const isFiltered = (filters: MarketFilters): boolean =>
  filters.search !== "" ||
  filters.type !== null ||
  filters.tags.length > 0 ||
  filters.minPrice !== null ||
  filters.maxPrice !== null;
