import type { GivenRow } from "../rows";

/** Whole numbers beyond what JSON's readers keep exact are written as text. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === "bigint" ? value.toString() : value;

/** Rows as one JSON array, a row per line, written as they come. @param each is shown every row */
export const jsonLines = async function* (
  rows: AsyncIterable<GivenRow>,
  each: (row: GivenRow) => void,
): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    each(row);
    yield before + JSON.stringify(row, plain);
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
};

/** A value of a row as people read it. */
export const wordsOf = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string") return value;
  if (typeof value === "bigint") return value.toString();
  return JSON.stringify(value, plain);
};
