import { describe, expect, it } from "vitest";
import { parseMarket } from "./parse";

describe("parseMarket", () => {
  it("reads every filter from the address", () => {
    const { filters, problems } = parseMarket({
      q: " neon ",
      type: "influencer",
      min: "0.5",
      max: "15.75",
      sort: "cheapest",
      tag: ["portrait", "neon", "portrait"],
      page: "3",
    });
    expect(problems).toEqual({});
    expect(filters).toEqual({
      search: "neon",
      type: "influencer",
      tags: ["portrait", "neon"],
      minPrice: 500_000_000n,
      maxPrice: 15_750_000_000n,
      sort: "cheapest",
      page: 3,
    });
  });

  it("takes an empty form as no filter at all", () => {
    const { filters, problems } = parseMarket({ q: "", type: "", min: "", max: "", sort: "" });
    expect(problems).toEqual({});
    expect(filters).toEqual(parseMarket({}).filters);
  });

  it.each([
    ["-1", "below zero"],
    ["1.0000000001", "more than 9 decimals"],
    ["abc", "not an amount"],
    ["1,5", "not an amount"],
    ["NaN", "not an amount"],
    ["99999999999999999999999", "not an amount"],
  ])("says what is wrong with the price %s, keeps it and every other filter", (min, words) => {
    const { filters, typed, problems } = parseMarket({ q: "neon", min, max: "2", tag: "art" });
    expect(problems.minPrice).toContain(words);
    expect(typed.minPrice).toBe(min);
    expect(filters).toMatchObject({
      search: "neon",
      minPrice: null,
      maxPrice: 2_000_000_000n,
      tags: ["art"],
    });
  });

  it("uses neither price where the lowest is above the highest", () => {
    const { filters, typed, problems } = parseMarket({ min: "5", max: "2" });
    expect(problems.maxPrice).toContain("neither was used");
    expect(filters).toMatchObject({ minPrice: null, maxPrice: null });
    expect(typed).toMatchObject({ minPrice: "5", maxPrice: "2" });
  });

  it("accepts the same price twice, a bare fraction and trailing zeros", () => {
    expect(parseMarket({ min: ".5", max: "0.500000000000" }).filters).toMatchObject({
      minPrice: 500_000_000n,
      maxPrice: 500_000_000n,
    });
  });

  it.each([
    { type: "house" },
    { sort: "price; drop" },
    { page: "0" },
    { page: "1e3" },
    { page: "99999" },
  ])("falls back to the default and says so for %o", (parameters) => {
    const { filters, problems } = parseMarket(parameters);
    expect(Object.keys(problems)).toEqual(Object.keys(parameters));
    expect(filters).toEqual(parseMarket({}).filters);
  });

  it("cuts an endless search and leaves out tags REALM's list can't carry", () => {
    const { filters, problems } = parseMarket({
      q: "x".repeat(5000),
      tag: ["a,b", "ok", "y".repeat(60)],
    });
    expect(filters.search).toHaveLength(100);
    expect(filters.tags).toEqual(["ok"]);
    expect(Object.keys(problems)).toEqual(["search", "tags"]);
  });
});
