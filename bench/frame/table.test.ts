import { expect, it } from "vitest";
import type { Row } from "./benchmark";
import { benchTable } from "./table";

const row: Row = {
  measure: "decode, Node",
  unit: "µs",
  ours: {
    name: "countersign",
    value: 20.66,
    p99: 47.81,
    rounds: { min: 1, median: 2, max: 300.4 },
  },
  peers: [{ name: "kit 8.4.0", value: 1234.5, ratio: 0.0167 }],
  aim: { words: "p50 under 10 µs", met: false },
  note: "A long line that says what has to be known.",
};

it("has a line for each contender, with the ratio beside the peer and the aim beside ours", () => {
  expect(benchTable([row]).split("\n")).toEqual([
    "                p50   p99   min  median  max  unit  ours/it  aim",
    "decode, Node",
    "  countersign  20.7  47.8  1.00    2.00  300    µs           NOT MET: p50 under 10 µs",
    "  kit 8.4.0    1235                             µs     0.02",
    "  (A long line that says what has to be known.)",
  ]);
});

it("says that an aim is met, and nothing where there is none", () => {
  const table = benchTable([
    { ...row, aim: { words: "at most 60 kB gzip", met: true } },
    { ...row, aim: null },
  ]);
  expect(table.match(/(?:NOT MET|met): .*/gu)).toEqual(["met: at most 60 kB gzip"]);
});
