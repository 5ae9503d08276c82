import { describe, expect, it } from "vitest";
import { judgeSigned, mayHaveLanded } from "./judge";
import { finding, review } from "./testing/fixtures";

const blocked = (...rules: Parameters<typeof finding>[0][]) =>
  review({ verdict: "block", findings: rules.map((rule) => finding(rule, "block")) });

describe("judgeSigned", () => {
  it("sends what is the same as read and passes again, warnings included", () => {
    const warned = review({ verdict: "warn", findings: [finding("MEMO-01", "warn")] });
    expect(judgeSigned([], warned)).toEqual({ kind: "send" });
  });

  it("refuses a difference whatever the cluster says, or does not say", () => {
    const difference = finding("POST-03", "block");
    for (const again of [review(), blocked("SIM-02"), null]) {
      expect(judgeSigned([difference], again)).toMatchObject({ kind: "refuse" });
    }
  });

  it("refuses what blocks for another reason than a dead blockhash", () => {
    expect(judgeSigned([], blocked("MSG-08", "PAY-02"))).toMatchObject({ kind: "refuse" });
    expect(judgeSigned([], blocked("SIM-01"))).toMatchObject({ kind: "refuse" });
    expect(judgeSigned([], review({ verdict: "block" }))).toMatchObject({ kind: "refuse" });
  });
});

describe("mayHaveLanded", () => {
  it("is what trips only over its own landing: tried again, too old, or paid from what is left", () => {
    for (const rules of [
      ["SIM-01"],
      ["MSG-08"],
      ["SIM-01", "PAY-07"],
      ["SIM-01", "SIM-05"],
    ] as const)
      expect(mayHaveLanded([], blocked(...rules))).toBe(true);
  });

  it("is neither a difference, nor what blocks for a reason of its own, nor what was not looked at", () => {
    expect(mayHaveLanded([finding("POST-03", "block")], blocked("SIM-01"))).toBe(false);
    for (const rules of [["SIM-01", "PAY-02"], ["PAY-07"], ["SIM-01", "SIM-02"]] as const)
      expect(mayHaveLanded([], blocked(...rules))).toBe(false);
    expect(mayHaveLanded([], review())).toBe(false);
    expect(mayHaveLanded([], null)).toBe(false);
  });
});
