import type { Contender, Row } from "./benchmark";

const heads = ["", "p50", "p99", "min", "median", "max", "unit", "ours/it", "aim"] as const;

const digits = (value: number | undefined): string => {
  if (value === undefined) return "";
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
};

const line = ({ name, value, p99, rounds, ratio }: Contender, unit: string, aim: string) => [
  `  ${name}`,
  ...[value, p99, rounds?.min, rounds?.median, rounds?.max].map(digits),
  unit,
  ratio === undefined ? "" : ratio.toFixed(2),
  aim,
];

const verdict = ({ aim }: Row): string =>
  aim === null ? "" : `${aim.met ? "met" : "NOT MET"}: ${aim.words}`;

const linesOf = (row: Row): (readonly string[])[] => [
  [row.measure],
  line(row.ours, row.unit, verdict(row)),
  ...row.peers.map((peer) => line(peer, row.unit, "")),
  ...(row.note === undefined ? [] : [[`  (${row.note})`]]),
];

/**
 * One table of all rows. "p50" is the value where nothing else was measured; min, median and max are
 * of the means of rounds. A line of one cell spans the columns.
 */
export const benchTable = (rows: readonly Row[]): string => {
  const lines: (readonly string[])[] = [heads, ...rows.flatMap(linesOf)];
  const widths = heads.map((_, column) =>
    Math.max(
      ...lines.filter(({ length }) => length > 1).map((cells) => cells[column]?.length ?? 0),
    ),
  );
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const width = cells.length === 1 ? 0 : (widths[column] ?? 0);
          const isText = column === 0 || column === heads.length - 1;
          return isText ? cell.padEnd(width) : cell.padStart(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
