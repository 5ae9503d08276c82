import { describe, expect, it } from "vitest";
import { reviewTransaction } from "./review";
import { plainPurchase, type Case } from "./testing/case";
import { rulePairs } from "./testing/pairs";
import { createWorld } from "./testing/world";
import type { Finding, Review } from "./types";

/** The same transaction with a cluster that simulates, and with one that does everything else. */
const bothWays = async (make: Case): Promise<{ blind: Review; seeing: Review }> => {
  const world = await createWorld();
  const made = await make(world);
  const cluster = made.cluster ?? world.cluster;
  const simulate = (): Promise<never> => Promise.reject(new Error("no simulation"));
  return {
    blind: await reviewTransaction({ ...made, cluster: { ...cluster, simulate } }),
    seeing: await reviewTransaction({ ...made, cluster }),
  };
};

/** SIM rules are about the simulation itself; only they may say less once there is one. */
const staticOf = ({ findings }: Review): Finding[] =>
  findings.filter(({ rule }) => !rule.startsWith("SIM-"));

const weight = (findings: readonly Finding[]): number =>
  Math.max(0, ...findings.map(({ severity }) => (severity === "block" ? 2 : 1)));

const cases = Object.entries(rulePairs).flatMap(([rule, { trips, spares }]) => [
  [`${rule} trips`, trips] as const,
  [`${rule} spares`, spares] as const,
]);

describe("a simulation only adds", () => {
  it.each(cases)("%s: every finding made without it stays, word for word", async (_, make) => {
    const { blind, seeing } = await bothWays(make);
    expect(seeing.findings).toEqual(expect.arrayContaining(staticOf(blind)));
    expect(weight(seeing.findings)).toBeGreaterThanOrEqual(weight(staticOf(blind)));
  });

  it("is missed where it does not come: what would be safe with it is refused without", async () => {
    const { blind, seeing } = await bothWays(plainPurchase);
    expect([blind.verdict, seeing.verdict]).toEqual(["block", "ok"]);
  });
});

describe("a rule that throws", () => {
  it("blocks under its own name, on the way every review takes", async () => {
    const world = await createWorld();
    const made = await plainPurchase(world);
    const counterpart = {
      ...world.intent,
      get pay(): never {
        throw new Error("no such record");
      },
    };
    const { verdict, findings } = await reviewTransaction({ ...made, counterpart });
    expect(verdict).toBe("block");
    expect(findings).toMatchObject([
      { rule: "INTENT-01", severity: "block", facts: { reason: "no such record" } },
    ]);
  });
});
