import { describe, expect, it } from "vitest";
import { preparationOf } from "@/lib/browser/review/preparation";
import { answer, finding, page, review } from "@/lib/browser/review/testing/fixtures";
import { verdictSentence } from "./verdict-sentence";

const intent = preparationOf(page, answer("prepared"))?.intent;
if (!intent) throw new Error("the fixture is prepared");
const say = (
  overrides: Parameters<typeof review>[0],
  standing: Parameters<typeof verdictSentence>[0]["standing"] = null,
) => verdictSentence({ review: review(overrides), intent, assetName: "Night", standing });

describe("verdictSentence", () => {
  it("says the whole of what is paid and what is had for it", () => {
    expect(say({})).toMatch(/^You pay 15\.75 SOL and get the licence for Night\./u);
  });

  it("counts what should be read first", () => {
    const findings = [finding("MEMO-01", "warn"), finding("PAY-05", "warn")];
    expect(say({ verdict: "warn", findings })).toMatch(/2 things should be read first\.$/u);
  });

  it("gives the worst reason, how many more there are, and what became of the money", () => {
    const findings = [
      finding("PAY-02", "block"),
      finding("PAY-03", "block"),
      finding("MEMO-01", "warn"),
    ];
    expect(say({ verdict: "block", findings }, "unpaid")).toBe(
      "A sentence. One more reason stands below. Your wallet was not asked. You paid nothing.",
    );
  });

  it("says nothing of the money while the server has not said", () => {
    const sentence = say({ verdict: "block", findings: [finding("PAY-02", "block")] });
    expect(sentence).not.toMatch(/paid/u);
  });

  it("promises nothing where nothing arrives, and nothing at all where that is unknown", () => {
    const nothing = { pays: [], receives: [], networkFee: 0n, rent: 0n };
    expect(say({ verdict: "warn", outcome: nothing })).toMatch(/get nothing on the chain/u);
    expect(say({ verdict: "warn", outcome: null })).toMatch(/^What it does is unknown\./u);
  });
});
