import { describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { differenceBetween, isSame } from "./difference";
import { preparationOf } from "./preparation";
import { answer, buyer, finding, page, review } from "./testing/fixtures";

const intent = preparationOf(page, answer("prepared"))?.intent;
if (!intent) throw new Error("the fixture is prepared");

const memo = (text: string) => ({
  index: 0,
  program: buyer,
  programName: "Memo",
  name: "memo",
  known: "known" as const,
  accounts: [],
  args: { memo: text },
  data: new TextEncoder().encode(text),
  reached: null,
});
const side = { intent, review: review({ instructions: [memo("REALM pur_1")] }) };

describe("differenceBetween", () => {
  it("finds nothing when only the blockhash, the hash and the purchase's number differ", () => {
    const now = {
      intent: { ...intent, purchaseId: "pur_2" },
      review: review({
        blockhash: "B",
        messageHash: "bb",
        instructions: [memo("REALM pur_2")],
      }),
    };
    expect(isSame(differenceBetween(side, now))).toBe(true);
  });

  it("names a new price with both values", () => {
    const dearer = { ...intent, pay: { ...intent.pay, total: lamports(16_000_000_000n) } };
    expect(differenceBetween(side, { ...side, intent: dearer }).figures).toEqual([
      { what: "Price", before: "15.75 SOL", now: "16 SOL" },
    ]);
  });

  it("names a finding that was not there, and one that is gone", () => {
    const warned = finding("MEMO-01", "warn");
    const now = { intent, review: { ...side.review, findings: [warned] } };
    expect(differenceBetween(side, now)).toMatchObject({ added: [warned], gone: [] });
    expect(differenceBetween(now, side)).toMatchObject({ added: [], gone: [warned] });
  });

  it("does not take a finding for the same that says something else or weighs more", () => {
    const before = { intent, review: review({ findings: [finding("PAY-05", "warn")] }) };
    for (const changed of [
      finding("PAY-05", "block"),
      { ...finding("PAY-05", "warn"), message: "Another sentence." },
    ]) {
      const now = { intent, review: review({ findings: [changed] }) };
      expect(differenceBetween(before, now).added).toEqual([changed]);
    }
  });

  it("names an instruction that reads otherwise beyond the purchase's number", () => {
    const now = { intent, review: review({ instructions: [memo("REALM pur_1 and more")] }) };
    expect(differenceBetween(side, now).instructions).toMatchObject([
      { fields: [{ what: "memo", before: "REALM (the purchase’s id)" }] },
    ]);
  });

  it("never takes an unknown outcome for an unchanged one", () => {
    const now = { intent, review: { ...side.review, outcome: null } };
    const difference = differenceBetween(side, now);
    expect(isSame(difference)).toBe(false);
    expect(difference.figures.map(({ what }) => what)).toEqual([
      "You pay",
      "You receive",
      "Network fee",
      "Rent",
    ]);
  });
});
