import { intentToJson } from "./json";
import type { Intent } from "./schema";

/** A place where two intents differ, with the value on either side as text. */
export interface IntentDifference {
  /** Path such as "pay.payees.0.amount". */
  readonly field: string;
  readonly page: string;
  readonly record: string;
}

const ABSENT = "nothing";

const leaves = (value: unknown, path: string): [string, string][] => {
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === "" ? key : `${path}.${key}`),
  );
};

/**
 * Field by field: the intent the browser built from the page against the one the server built from
 * its record (INTENT-01). Empty where both agreed to the same. Amounts are lamports in digits.
 */
export const compareIntents = (page: Intent, record: Intent): readonly IntentDifference[] => {
  const seen = new Map(leaves(intentToJson(page), ""));
  const recorded = new Map(leaves(intentToJson(record), ""));
  const fields = new Set([...seen.keys(), ...recorded.keys()]);
  return [...fields].flatMap((field) => {
    const one = seen.get(field) ?? ABSENT;
    const other = recorded.get(field) ?? ABSENT;
    return one === other ? [] : [{ field, page: one, record: other }];
  });
};
