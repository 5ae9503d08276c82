import * as z from "zod";

/** A named value that decided a transition. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Bytes or long JSON: shown folded. */
  readonly raw: boolean;
}

/** A transition from state to state with what decided it. */
export interface StateStep<State extends string> {
  /** Null for the first. */
  readonly from: State | null;
  readonly to: State;
  readonly event: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly evidence: readonly Fact[];
}

/** A transition as a table keeps it. */
interface StoredStep<State extends string> {
  readonly fromState: State | null;
  readonly toState: State;
  readonly event: string;
  /** JSON. */
  readonly evidence: unknown;
  readonly at: Date;
}

/** Longer than a signature: bytes, and findings with all they found, are shown folded. */
const LONGEST_PLAIN = 100;

const evidenceSchema = z.record(z.string(), z.unknown());

const factOf = ([name, value]: readonly [string, unknown]): Fact => {
  const text =
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : JSON.stringify(value, null, 2);
  return { name, value: text, raw: text.length > LONGEST_PLAIN };
};

/** A list that found nothing and a value that is missing decided nothing. */
const says = ([, value]: readonly [string, unknown]): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

/** A stored transition as an operator reads it. @throws ZodError for evidence that is no object */
export const stepFrom = <State extends string>({
  fromState,
  toState,
  event,
  evidence,
  at,
}: StoredStep<State>): StateStep<State> => ({
  from: fromState,
  to: toState,
  event,
  at: at.toISOString(),
  evidence: Object.entries(evidenceSchema.parse(evidence)).filter(says).map(factOf),
});
