import { isVolatile, type Finding, type Review } from "@/lib/core/review";

/** What becomes of the bytes that a wallet returned. */
export type Judgement =
  | { readonly kind: "send" }
  /** Not what was read, or no longer in order. Never sent. */
  | { readonly kind: "refuse"; readonly findings: readonly Finding[] }
  | { readonly kind: "expired" }
  /** The cluster could not be asked: neither sent nor refused, but looked at again. */
  | { readonly kind: "unasked" };

/** Rules that a dead blockhash trips by itself; the server reads them the same way. */
const DEATH: readonly string[] = ["MSG-08", "SIM-01"];
/** The cluster gave no answer. */
const UNASKED = "SIM-02";

const blockingOf = (again: Review | null): readonly Finding[] =>
  again?.findings.filter(({ severity }) => severity === "block") ?? [];

/**
 * Whether the returned bytes trip over nothing but what their own landing would trip: wallets send by
 * themselves, and a node does not try twice what it has processed. The server looks the signature up
 * before anything else, so it has to say.
 */
export const mayHaveLanded = (differences: readonly Finding[], again: Review | null): boolean => {
  const blocking = blockingOf(again);
  return (
    differences.length === 0 &&
    blocking.some(({ rule }) => DEATH.includes(rule)) &&
    // What is paid is gone from the wallet, and one endpoint may know it before another.
    blocking.every(
      (finding) => finding.rule === "PAY-07" || (isVolatile(finding) && finding.rule !== UNASKED),
    )
  );
};

/**
 * @param differences findings of the comparison with what was read; a single one refuses
 * @param again the review of the returned bytes; null where none could be made
 */
export const judgeSigned = (differences: readonly Finding[], again: Review | null): Judgement => {
  const blocking = blockingOf(again);
  const trips = (rule: string): boolean => blocking.some((finding) => finding.rule === rule);
  if (differences.length > 0) return { kind: "refuse", findings: [...differences, ...blocking] };
  if (again === null || trips(UNASKED)) return { kind: "unasked" };
  if (again.verdict !== "block") return { kind: "send" };
  return trips("MSG-08") && blocking.every(({ rule }) => DEATH.includes(rule))
    ? { kind: "expired" }
    : { kind: "refuse", findings: blocking };
};
