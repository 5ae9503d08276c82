import { describe, expect, it } from "vitest";
import { lamports } from "@/lib/core/money";
import { changesBetween } from "./changes";
import { preparationOf } from "./preparation";
import { answer, finding, page, review } from "./testing/fixtures";

const intent = preparationOf(page, answer("prepared"))?.intent;
if (!intent) throw new Error("the fixture is prepared");
const side = { intent, review: review() };

describe("changesBetween", () => {
  it("finds nothing when only the blockhash, the hash and the purchase's number differ", () => {
    const now = {
      intent: { ...intent, purchaseId: "pur_2" },
      review: review({ blockhash: "B", messageHash: "bb" }),
    };
    expect(changesBetween(side, now)).toEqual([]);
  });

  it("names a new price with both values", () => {
    const dearer = { ...intent, pay: { ...intent.pay, total: lamports(16_000_000_000n) } };
    expect(changesBetween(side, { ...side, intent: dearer })).toEqual([
      { what: "Price", before: "15.75 SOL", now: "16 SOL" },
    ]);
  });

  it("names a finding that was not there", () => {
    const now = { intent, review: review({ findings: [finding("MEMO-01", "warn")] }) };
    expect(changesBetween(side, now)).toEqual([
      { what: "Findings", before: "nothing", now: "MEMO-01" },
    ]);
  });

  it("never takes an unknown outcome for an unchanged one", () => {
    const now = { intent, review: review({ outcome: null }) };
    expect(changesBetween(side, now).map(({ what }) => what)).toEqual([
      "You pay",
      "You receive",
      "Network fee",
      "Rent",
    ]);
  });
});
