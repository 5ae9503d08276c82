import { describe, expect, it } from "vitest";
import * as z from "zod";
import { intentSchema } from "@/lib/core/intent";
import { fromBase64 } from "@/lib/core/solana";
import { preparationOf } from "./preparation";
import { evidenceRecord, reviewRecord } from "./record";
import { answer, finding, page, review, reviewedBytes, signedBytes } from "./testing/fixtures";

const preparation = preparationOf(page, answer("prepared"));
if (!preparation) throw new Error("the fixture is prepared");
const assessed = { preparation, review: review(), at: 1_763_762_400_000, since: null };
const { id } = preparation.purchase;

describe("the record of a review", () => {
  it("carries the purchase's id in its name and all that the review was about", () => {
    const { name, json } = reviewRecord(assessed, "1.2.3");
    expect(name).toBe(`countersign-review-${id}.json`);
    expect(JSON.parse(json)).toMatchObject({
      kind: "review",
      version: 1,
      app: { name: "Countersign", version: "1.2.3" },
      purchaseId: id,
      reviewedAt: "2025-11-21T22:00:00.000Z",
      messageHash: "aa",
      review: { verdict: "ok", outcome: { networkFee: "10000" } },
    });
  });

  it("can be read back to the intent and the very bytes", () => {
    const recordSchema = z.object({ transaction: z.string(), intent: intentSchema });
    const read = recordSchema.parse(JSON.parse(reviewRecord(assessed, "1.2.3").json));
    expect(fromBase64(read.transaction)).toEqual(reviewedBytes);
    expect(read.intent).toEqual(preparation.intent);
  });
});

describe("the evidence of a refusal", () => {
  it("holds both transactions and what speaks against the returned one", () => {
    const found = [finding("POST-01", "block")];
    const refusal = {
      signed: signedBytes,
      again: null,
      findings: found,
      standing: "unpaid",
    } as const;
    const { name, json } = evidenceRecord(assessed, refusal, "1.2.3");
    expect(name).toBe(`countersign-evidence-${id}.json`);
    expect(JSON.parse(json)).toMatchObject({
      kind: "evidence",
      transaction: "AQID",
      returned: { transaction: "CQID", findings: [{ rule: "POST-01" }], review: null },
    });
  });
});
