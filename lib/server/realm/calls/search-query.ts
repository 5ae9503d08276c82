import type { ListingQuery } from "@/lib/core/realm";

/** The query string of a search. The order is fixed, so that equal searches are equal text. */
export const searchQuery = (query: ListingQuery): string => {
  const parameters = new URLSearchParams();
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== "") parameters.set(name, value.toString());
  };
  add("query", query.query);
  add("assetType", query.assetType);
  add("tags", query.tags?.join(","));
  add("minPrice", query.minPrice);
  add("maxPrice", query.maxPrice);
  add("sortBy", query.sortBy);
  add("sortOrder", query.sortOrder);
  add("limit", query.limit);
  add("offset", query.offset);
  return parameters.toString();
};
