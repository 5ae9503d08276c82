import { describe, expect, it } from "vitest";
import { rules } from "./assess/registry";
import { reviewTransaction } from "./review";
import { authorityCases } from "./testing/authority-cases";
import type { CasePair, ReviewRuleId } from "./testing/case";
import { messageCases } from "./testing/message-cases";
import { moneyCases } from "./testing/money-cases";
import { simulationCases } from "./testing/simulation-cases";
import { createWorld } from "./testing/world";

/** A rule without its pair does not compile. */
const pairs: Readonly<Record<ReviewRuleId, CasePair>> = {
  ...messageCases,
  ...moneyCases,
  ...authorityCases,
  ...simulationCases,
};

const found = async (make: CasePair["trips"]): Promise<string[]> => {
  const { findings } = await reviewTransaction(await make(await createWorld()));
  return [...new Set(findings.map(({ rule }) => rule))];
};

describe.each(Object.entries(pairs))("%s", (id, { trips, spares }) => {
  it("alone catches the transaction made for it", async () => {
    expect(await found(trips)).toEqual([id]);
  });

  it("leaves the near miss alone", async () => {
    expect(await found(spares)).not.toContain(id);
  });
});

it("every registered rule has a pair, and every pair a rule", () => {
  const registered = ["MSG-01", ...rules.map(({ id }) => id)];
  expect(Object.keys(pairs).toSorted()).toEqual(registered.toSorted());
});
