import { describe, expect, it } from "vitest";
import { finding, review } from "@/lib/browser/review/testing/fixtures";
import { ruleTable } from "@/lib/core/review";
import { checksOf } from "./checks";

const stateOf = (title: string, overrides: Parameters<typeof review>[0]) =>
  checksOf(review(overrides)).find((check) => check.title === title)?.state;

describe("checksOf", () => {
  it("puts every rule that runs before signing into exactly one family", () => {
    const before = Object.keys(ruleTable).filter((rule) => !/^(POST|CHAIN)-/u.test(rule));
    expect(checksOf(review()).reduce((sum, { rules }) => sum + rules, 0)).toBe(before.length);
  });

  it("has passed where nothing was found, and tells how many rules were not run", () => {
    const checks = checksOf(
      review({ skipped: [{ rule: "SIM-05", reason: "No second endpoint." }] }),
    );
    expect(checks.map(({ state }) => state)).toEqual(Array(5).fill("passed"));
    expect(checks.find(({ title }) => title === "Trial run")?.skipped).toBe(1);
  });

  it("never calls a family passed of which no rule was run", () => {
    const skipped = (["GET-01", "GET-02", "GET-03", "GET-04"] as const).map((rule) => ({
      rule,
      reason: "There is no intent to compare with.",
    }));
    expect(stateOf("What you get", { skipped })).toBe("not run");
  });

  it("takes the worst finding of a family, and only of that family", () => {
    const findings = [
      finding("PAY-02", "block"),
      finding("PAY-05", "warn"),
      finding("MEMO-01", "warn"),
    ];
    expect(stateOf("Payment", { findings })).toBe("failed");
    expect(stateOf("Form", { findings })).toBe("warned");
    expect(stateOf("Control", { findings })).toBe("passed");
  });

  it("counts a control that changes in the trial run as control", () => {
    const findings = [finding("SIM-04", "block")];
    expect(stateOf("Control", { findings })).toBe("failed");
    expect(stateOf("Trial run", { findings })).toBe("passed");
  });
});
