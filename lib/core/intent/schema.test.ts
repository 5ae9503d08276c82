import { describe, expect, it } from "vitest";
import { compareIntents } from "./compare";
import { intentToJson } from "./json";
import { anyIntentSchema, intentSchema, type IntentJson } from "./schema";

const key = "9hSR6S7WPtxmTojgo6GG3k4yDPecgJY292j7xrsUGWBu";
const other = "recr1L3PCGKLbckBqMNcJhuuyU1zgo8nBhfLVsJNwr5";

const purchase: IntentJson = {
  version: 1,
  kind: "purchase",
  cluster: "localnet",
  wallet: key,
  listingId: "list_1",
  purchaseId: "pur_1",
  pay: { mint: "SOL", total: "5", payees: [{ role: "seller", address: other, amount: "5" }] },
  receive: [{ mint: other, amount: "1", label: "licence" }],
  limits: { networkFee: "100000", accountRent: "5000000" },
  expiresAt: "2026-11-21T22:20:00Z",
};
const free = { mint: "SOL" as const, total: "0", payees: [] };
const gift = { mint: other, amount: "1", to: key, label: "licence" };
const listing: IntentJson = { ...purchase, kind: "list", pay: free, receive: [], give: [gift] };

const passes = (value: unknown): boolean => anyIntentSchema.safeParse(value).success;

describe("an intent in JSON", () => {
  it("comes back as it went out, gifts and all; one that names none gives nothing", () => {
    const parsed = intentSchema.parse(listing);
    expect(intentToJson(parsed)).toEqual(listing);
    expect(parsed.give[0]?.amount).toBe(1n);
    expect(intentSchema.parse(purchase).give).toEqual([]);
    expect(intentToJson(intentSchema.parse(purchase))).toEqual({ ...purchase, give: [] });
  });

  it("takes amounts only as digits, and nothing it does not know", () => {
    for (const amount of [1, "1.0", "-1", "1e3", " 1", "", "18446744073709551616"]) {
      expect([amount, passes({ ...listing, give: [{ ...gift, amount }] })]).toEqual([
        amount,
        false,
      ]);
    }
    expect(passes({ ...purchase, tip: "1" })).toBe(false);
    expect(passes({ ...listing, give: [{ ...gift, memo: "x" }] })).toBe(false);
  });

  it("pays only in a purchase and gives only in a listing", () => {
    expect(passes(listing)).toBe(true);
    expect(passes({ ...listing, kind: "cancel", give: [] })).toBe(true);
    expect(passes({ ...listing, pay: purchase.pay })).toBe(false);
    expect(passes({ ...listing, pay: { ...free, total: "1" } })).toBe(false);
    expect(passes({ ...listing, kind: "cancel" })).toBe(false);
    expect(passes({ ...purchase, give: [gift] })).toBe(false);
  });

  it("names each token once, so that one arrival can't keep two promises", () => {
    const [item] = purchase.receive;
    expect(passes({ ...purchase, receive: [item, item] })).toBe(false);
    expect(passes({ ...listing, give: [gift, gift] })).toBe(false);
    expect(passes({ ...listing, give: [gift, { ...gift, to: other }] })).toBe(true);
  });
});

it("a gift that only one side knows of, or sends elsewhere, is a difference", () => {
  const page = intentSchema.parse(listing);
  const without = { ...page, give: [] };
  expect(compareIntents(page, without).map(({ field }) => field)).toEqual([
    "give.0.mint",
    "give.0.amount",
    "give.0.to",
    "give.0.label",
  ]);
  const elsewhere = intentSchema.parse({ ...listing, give: [{ ...gift, to: other }] });
  expect(compareIntents(page, elsewhere)).toEqual([
    { field: "give.0.to", page: key, record: other },
  ]);
});
