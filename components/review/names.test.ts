import { describe, expect, it } from "vitest";
import { preparationOf } from "@/lib/browser/review/preparation";
import {
  answer,
  buyer,
  finding,
  page,
  review,
  seller,
  stranger,
} from "@/lib/browser/review/testing/fixtures";
import { nameOf, namesIn } from "./names";

const intent = preparationOf(page, answer("prepared"))?.intent;
if (!intent) throw new Error("the fixture is prepared");
const licence = intent.receive[0]?.mint;
if (!licence) throw new Error("the fixture promises a licence");

const arriving = {
  account: stranger,
  holder: null,
  ours: true,
  mint: licence,
  decimals: 0,
  expected: 1n,
  observed: 1n,
  lifecycle: "created",
  role: null,
  label: null,
} as const;

describe("namesIn", () => {
  it("names the agreement's parties, the wallet and the licence", () => {
    const names = namesIn(review(), intent, buyer);
    expect(names.get(buyer)).toBe("You");
    expect(intent.pay.payees.map(({ address }) => names.get(address))).toEqual([
      "Seller",
      "REALM marketplace",
    ]);
    expect(names.get(licence)).toBe("Licence token");
    expect(names.get(stranger)).toBeUndefined();
  });

  it("gives a program its name only where the review knows it", () => {
    const call = {
      index: 0,
      program: stranger,
      name: "x",
      accounts: [],
      args: {},
      data: new Uint8Array(),
      reached: null,
    };
    const named = (known: "known" | "unknown-program") =>
      namesIn(
        review({ instructions: [{ ...call, programName: "System", known }] }),
        intent,
        buyer,
      ).get(stranger);
    expect(named("known")).toBe("System program");
    expect(named("unknown-program")).toBeUndefined();
  });

  it("tells the wallet's own account for the licence from the account it comes from", () => {
    expect(namesIn(review({ changes: [arriving] }), intent, buyer).get(stranger)).toBe(
      "Your licence account",
    );
    const given = { ...arriving, ours: false, holder: seller, account: stranger };
    expect(namesIn(review({ changes: [given] }), intent, buyer).get(stranger)).toBe(
      "Licence escrow’s account",
    );
  });

  it("calls nobody an escrow in a transaction that is not to be signed", () => {
    const given = { ...arriving, ours: false, holder: stranger, account: licence };
    const blocked = review({
      verdict: "block",
      findings: [finding("GET-01", "block")],
      changes: [given],
    });
    expect(namesIn(blocked, intent, buyer).get(stranger)).toBe("Holder of the licence");
  });
});

it.each([
  ["You", "your wallet"],
  ["Seller", "the seller"],
  ["REALM marketplace", "the REALM marketplace"],
  ["Licence token", "“Licence token”"],
])("says %s as %s within a sentence", (name, words) => {
  expect(nameOf(new Map([[stranger, name]]))(stranger)).toBe(words);
});

it("has no words for an address without a name", () => {
  expect(nameOf(new Map())(stranger)).toBeNull();
});
