import type { InspectionState } from "@/lib/browser/inspect/state";
import { problemWords } from "@/lib/core/review/input";

type Problem = Extract<InspectionState, { phase: "problem" }>["problem"];

/** What is wrong with what stands in the fields. */
export const wordsFor = (problem: Problem): string =>
  problem === "wallet"
    ? "“Review as wallet” is not a Solana address. Correct it, or leave it empty."
    : problemWords[problem];
