import { expect, it } from "vitest";
import { ratioOf, summarise } from "./summary";

const timings = {
  ours: [
    [1, 1, 1, 5],
    [2, 2, 2, 10],
    [1, 1, 1, 1],
  ],
  peer: [
    [2, 2, 2, 2],
    [4, 4, 4, 4],
    [1, 1, 1, 1],
  ],
};

it("sums up single calls by p50 and p99, and rounds by their means, in the unit asked for", () => {
  expect(summarise(timings, "ours", "countersign", 1_000)).toEqual({
    name: "countersign",
    value: 1_000,
    p99: 10_000,
    rounds: { min: 1_000, median: 2_000, max: 4_000 },
  });
});

it("compares round by round, so that a slow moment of the machine counts for neither", () => {
  expect(ratioOf(timings, "ours", "peer")).toBe(0.5);
  expect(ratioOf(timings, "peer", "ours")).toBe(2);
});

it("does not sum up what was not timed", () => {
  expect(() => summarise(timings, "nobody", "nobody")).toThrow("nobody was not timed");
  expect(() => ratioOf({ ...timings, peer: [[]] }, "ours", "peer")).toThrow("nothing was measured");
});
