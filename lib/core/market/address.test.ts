import { describe, expect, it } from "vitest";
import { marketAddress, tagAddress } from "./address";
import { isFiltered, listingQuery } from "./filters";
import { pageCount, pageLinks } from "./pages";
import { parseMarket } from "./parse";

const parametersOf = (path: string): Record<string, string | string[]> => {
  const query = new URL(path, "http://localhost").searchParams;
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => [key, query.getAll(key)] as const),
  );
};

describe("marketAddress", () => {
  it("leaves what is at its default out", () => {
    expect(marketAddress(parseMarket({}).filters)).toBe("/");
  });

  it("round-trips through parseMarket", () => {
    const { filters } = parseMarket({
      q: "a&b=ü",
      min: "0.000000001",
      sort: "dearest",
      tag: ["x y", "z"],
      page: "4",
    });
    expect(parseMarket(parametersOf(marketAddress(filters, { page: 4 }))).filters).toEqual(filters);
  });

  it("starts at the first page when a filter changes", () => {
    const { filters } = parseMarket({ page: "4" });
    expect(marketAddress(filters, { tags: ["neon"] })).toBe("/?tag=neon");
    expect(tagAddress("neon")).toBe("/?tag=neon");
  });
});

describe("listingQuery", () => {
  it("asks REALM for the page in exact SOL", () => {
    const { filters } = parseMarket({ min: "0.000000001", page: "2", sort: "oldest" });
    expect(listingQuery(filters)).toEqual({
      minPrice: "0.000000001",
      sortBy: "createdAt",
      sortOrder: "asc",
      limit: 24,
      offset: 24,
    });
    expect(isFiltered(filters)).toBe(true);
    expect(isFiltered(parseMarket({ page: "2" }).filters)).toBe(false);
  });
});

describe("pages", () => {
  it("has one page for nothing and none too many", () => {
    expect([0, 24, 25].map(pageCount)).toEqual([1, 1, 2]);
  });

  it("links the ends and the neighbours, and never hides a single page behind a gap", () => {
    expect(pageLinks(1, 1)).toEqual([1]);
    expect(pageLinks(1, 3)).toEqual([1, 2, 3]);
    expect(pageLinks(6, 12)).toEqual([1, "gap", 5, 6, 7, "gap", 12]);
    expect(pageLinks(3, 12)).toEqual([1, 2, 3, 4, "gap", 12]);
    expect(pageLinks(4, 5)).toEqual([1, 2, 3, 4, 5]);
  });
});
