import type { BalanceChange } from "@/lib/core/review";

/** How what was seen stands to what the instructions say. */
export type BalanceMark = "as stated" | "differs" | "not stated" | "unknown";

/** An unobserved change is unknown, whatever the instructions say: never the same, never zero. */
export const balanceMark = ({
  expected,
  observed,
}: Pick<BalanceChange, "expected" | "observed">): BalanceMark => {
  if (observed === null) return "unknown";
  if (expected === null) return "not stated";
  return expected === observed ? "as stated" : "differs";
};
