import { isVolatile, type Finding } from "@/lib/core/review";

/**
 * Whether a finding can pass without the transaction being another one: what the engine calls
 * volatile, and a wallet that is short of SOL for now (PAY-07).
 */
export const isOfTheMoment = (finding: Finding): boolean =>
  isVolatile(finding) || finding.rule === "PAY-07";
