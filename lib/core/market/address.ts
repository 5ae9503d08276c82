import { formatSol } from "../money";
import { DEFAULT_SORT, type MarketFilters } from "./filters";

/**
 * The address of the market with these filters: what is at its default stays out, so that one view
 * has one address. Changing a filter starts at the first page again.
 */
export const marketAddress = (
  filters: MarketFilters,
  change: Partial<MarketFilters> = {},
): string => {
  const next = { ...filters, page: 1, ...change };
  const query = new URLSearchParams();
  if (next.search !== "") query.set("q", next.search);
  if (next.type !== null) query.set("type", next.type);
  if (next.minPrice !== null) query.set("min", formatSol(next.minPrice));
  if (next.maxPrice !== null) query.set("max", formatSol(next.maxPrice));
  if (next.sort !== DEFAULT_SORT) query.set("sort", next.sort);
  for (const tag of next.tags) query.append("tag", tag);
  if (next.page > 1) query.set("page", next.page.toString());
  const text = query.toString();
  return text === "" ? "/" : `/?${text}`;
};

/** The address of the market narrowed to one tag and nothing else. */
export const tagAddress = (tag: string): string => `/?${new URLSearchParams({ tag }).toString()}`;
