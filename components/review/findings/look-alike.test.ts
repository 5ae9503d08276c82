import { describe, expect, it } from "vitest";
import { finding } from "@/lib/browser/review/testing/fixtures";
import { lookAlikeOf } from "./look-alike";

const known = "5Ag9QK6oPXi8QPf6P2hRdGQY56bYwN6YZasZdy32PDno";
const other = "5Ag9QK6oPXi8QPf6P2hRxxxY56bYwN6YZasZdy32PDno";

describe("lookAlikeOf", () => {
  it("marks exactly the groups in which the two differ, on both sides", () => {
    const pair = lookAlikeOf({
      ...finding("PAY-08", "block"),
      facts: { address: other, imitates: known },
    });
    const marked = (side: "known" | "other") =>
      pair?.[side].groups.filter(({ differs }) => differs).map(({ text }) => text);
    expect(marked("known")).toEqual(["dGQY"]);
    expect(marked("other")).toEqual(["xxxY"]);
    expect(pair?.other.groups.map(({ text }) => text).join("")).toBe(other);
  });

  it("speaks for no other rule, and for nothing that is no address", () => {
    const facts = { address: other, imitates: known };
    expect(lookAlikeOf({ ...finding("PAY-02", "block"), facts })).toBeNull();
    expect(
      lookAlikeOf({ ...finding("PAY-08", "block"), facts: { ...facts, imitates: "me" } }),
    ).toBeNull();
  });
});
