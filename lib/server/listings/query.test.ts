import { describe, expect, it } from "vitest";
import { CodedError } from "@/lib/core/errors";
import type { ListingQuery } from "@/lib/core/realm";
import { assertListingId } from ".";
import { checkedQuery } from "./query";

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "no error";
  } catch (error) {
    return error instanceof CodedError ? error.code : "another error";
  }
};

describe("a search before it costs a call", () => {
  it.each<[ListingQuery, string]>([
    [{ minPrice: "-1" }, "MONEY_INVALID"],
    [{ maxPrice: "0.0000000001" }, "MONEY_INVALID"],
    [{ minPrice: "ten" }, "MONEY_INVALID"],
    [{ limit: 0 }, "INPUT_INVALID"],
    [{ limit: 101 }, "INPUT_INVALID"],
    [{ offset: -1 }, "INPUT_INVALID"],
    [{ offset: 0.5 }, "INPUT_INVALID"],
    [{ query: "x".repeat(201) }, "INPUT_INVALID"],
    [
      { query: "legal winner thank year wave sausage worth useful legal winner thank yellow" },
      "WALLET_SECRET",
    ],
    [{ tags: Array.from({ length: 11 }, () => "tag") }, "INPUT_INVALID"],
    [{ minPrice: "0.5", maxPrice: "15.75", limit: 100, tags: ["neon"] }, "no error"],
  ])("%j: %s", (query, expected) => {
    expect(codeOf(() => checkedQuery(query))).toBe(expected);
  });

  it("says its page size, so that the same page is the same key", () => {
    expect(checkedQuery({})).toEqual({ limit: 20, offset: 0 });
  });
});

const codeOfId = (id: string): string =>
  codeOf(() => {
    assertListingId(id);
  });

describe("a listing's id", () => {
  it.each(["", "..", "a/b", "a b", "é", "x".repeat(129), "a?b", "%2e%2e"])(
    "%j names nothing",
    (id) => {
      expect(codeOfId(id)).toBe("LISTING_NOT_FOUND");
    },
  );

  it("passes as REALM writes it", () => {
    expect(codeOfId("list_abc-123")).toBe("no error");
  });
});
