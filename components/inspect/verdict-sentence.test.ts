import { describe, expect, it } from "vitest";
import { finding, review } from "@/lib/browser/review/testing/fixtures";
import { verdictSentence } from "./verdict-sentence";

describe("the sentence beside the verdict", () => {
  it("never promises that a transaction is what was wanted: nothing was agreed", () => {
    expect(verdictSentence(review({ verdict: "ok" }), "answered")).toContain("only you can tell");
  });

  it("says of a review without the cluster that it is half of the picture", () => {
    const quiet = review({ verdict: "warn", findings: [] });
    expect(verdictSentence(quiet, "left out")).toContain("only half of the picture");
    const one = review({ verdict: "warn", findings: [finding("MEMO-01", "warn")] });
    expect(verdictSentence(one, "left out")).toBe(
      "One thing should be read first. It was not tried out.",
    );
    expect(verdictSentence(one, "answered")).toBe("One thing should be read first.");
  });

  it("leads with what is wrong for good, not with what another try may mend", () => {
    const findings = [
      { ...finding("MSG-08", "block"), message: "It is too old." },
      { ...finding("AUTH-03", "block"), message: "Somebody may spend." },
    ];
    expect(verdictSentence(review({ verdict: "block", findings }), "answered")).toBe(
      "Somebody may spend. One more reason stands below.",
    );
  });
});
