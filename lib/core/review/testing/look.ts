import type { Instruction } from "@solana/kit";
import { expect } from "vitest";
import type { Address } from "../../solana";
import { reviewTransaction } from "../review";
import type { BalanceChange, Review, ReviewRequest } from "../types";
import { request } from "./case";
import type { World } from "./world";

/** Reviewed without an intent through the buyer's eyes, run by the real programs. */
export const look = async (
  world: World,
  instructions: readonly Instruction[],
  options: Parameters<World["bytes"]>[1] = {},
  changes: Partial<ReviewRequest> = {},
): Promise<Review> =>
  reviewTransaction(
    request(world, await world.bytes(instructions, options), {
      intent: { version: 1, kind: "free", wallet: world.buyer.address },
      ...changes,
    }),
  );

type Row = Pick<BalanceChange, "expected" | "observed" | "lifecycle">;

/** The row of an account's balance; undefined where it does not change. */
export const row = (
  { changes }: Review,
  account: Address,
  mint: BalanceChange["mint"] = "SOL",
): Row | undefined => {
  const found = changes.find((change) => change.account === account && change.mint === mint);
  if (!found) return undefined;
  const { expected, observed, lifecycle } = found;
  return { expected, observed, lifecycle };
};

/** A change seen as it was stated. */
export const same = (amount: bigint, lifecycle: BalanceChange["lifecycle"] = null): Row => ({
  expected: amount,
  observed: amount,
  lifecycle,
});

/** It ran, and every balance changed as the instructions say. */
export const allAsStated = ({ findings, changes }: Review): void => {
  const rules = findings.map(({ rule }) => rule);
  expect(rules).not.toContain("SIM-01");
  expect(rules).not.toContain("SIM-03");
  expect(changes.length).toBeGreaterThan(0);
  for (const { expected, observed } of changes) expect(expected).toBe(observed);
};
