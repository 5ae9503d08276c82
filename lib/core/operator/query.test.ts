import { describe, expect, test } from "vitest";
import { queryAddress, readQuery } from "./query";

const filters = ["parked", "applied"] as const;

describe("a list's address", () => {
  test("holds all that was asked for, and reads back the same", () => {
    const query = { text: "evt_1 & 50%?", filter: "parked", cursor: "17" } as const;
    const address = new URL(queryAddress("/operator/webhooks", query), "https://x.example");
    expect(readQuery(Object.fromEntries(address.searchParams), filters)).toEqual(query);
  });

  test("without a wish is the path alone", () => {
    expect(queryAddress("/operator/webhooks", { text: "", filter: null, cursor: null })).toBe(
      "/operator/webhooks",
    );
    expect(readQuery({}, filters)).toEqual({ text: "", filter: null, cursor: null });
  });

  test("that was mistyped shows a list all the same", () => {
    const odd = { q: ["first", "second"], show: "everything", before: undefined };
    expect(readQuery(odd, filters)).toEqual({ text: "first", filter: null, cursor: null });
  });

  test("with what Postgres takes no text of is read without it", () => {
    expect(readQuery({ q: " evt\0_1\n" }, filters).text).toBe("evt_1");
    expect(readQuery({ q: "x".repeat(1_000) }, filters).text).toHaveLength(128);
  });
});
