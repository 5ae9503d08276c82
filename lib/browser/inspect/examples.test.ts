import { expect, it } from "vitest";
import { reviewTransaction } from "@/lib/core/review";
import { readInput } from "@/lib/core/review/input";
import { examples } from "./examples";

it.each([
  { name: "A purchase", form: "whole", verdict: "warn", instructions: 7 },
  { name: "A trap", form: "whole", verdict: "block", instructions: 4 },
  { name: "A message alone", form: "message", verdict: "warn", instructions: 2 },
])("the example “$name” shows what it says, without a cluster", async (expected) => {
  const input = readInput(examples.find(({ name }) => name === expected.name)?.text ?? "");
  if (input.kind !== "transaction") throw new Error(input.kind);
  const { verdict, instructions } = await reviewTransaction({
    transaction: input.bytes,
    intent: { version: 1, kind: "free" },
    cluster: null,
    now: new Date(),
  });
  expect([input.form, verdict, instructions.length]).toEqual([
    expected.form,
    expected.verdict,
    expected.instructions,
  ]);
});
