import { describe, expect, it } from "vitest";
import { rules } from "./assess/registry";
import { reviewTransaction } from "./review";
import type { CasePair } from "./testing/case";
import { rulePairs } from "./testing/pairs";
import { createWorld } from "./testing/world";

const found = async (make: CasePair["trips"]): Promise<string[]> => {
  const { findings } = await reviewTransaction(await make(await createWorld()));
  return [...new Set(findings.map(({ rule }) => rule))];
};

describe.each(Object.entries(rulePairs))("%s", (id, { trips, spares }) => {
  it("alone catches the transaction made for it", async () => {
    expect(await found(trips)).toEqual([id]);
  });

  it("leaves the near miss alone", async () => {
    expect(await found(spares)).not.toContain(id);
  });
});

it("every registered rule has a pair, and every pair a rule", () => {
  const registered = ["MSG-01", ...rules.map(({ id }) => id)];
  expect(Object.keys(rulePairs).toSorted()).toEqual(registered.toSorted());
});
