import { describe, expect, it } from "vitest";
import { apart, layOut, namedPoints, nearestTo } from "./layout";
import type { ChartSeries } from "./series";

const series = (...values: readonly number[]): ChartSeries => ({
  name: "Net",
  points: values.map((value, index) => ({
    label: `Day ${index}`,
    value,
    text: String(value),
  })),
});
const texts = (values: readonly number[], kind: "bars" | "line" = "bars"): string[] =>
  layOut([series(...values)], kind).ticks.map(({ text }) => text);

describe("where a chart's points stand", () => {
  it("stands bars on zero and the highest no higher than the plot", () => {
    const { ys, base } = layOut([series(15.35625, 0, 3)], "bars");
    expect(base).toBe(100);
    expect(ys[0]?.[1]).toBe(100);
    expect(Math.min(...(ys[0] ?? []))).toBeGreaterThanOrEqual(0);
  });

  it("goes from nothing to all of it where values are shares, whatever they are", () => {
    const { ticks, ys } = layOut([series(97, 96)], "line", 100);
    expect([ticks.at(0)?.text, ticks.at(-1)?.text]).toEqual(["0", "100"]);
    expect(ys[0]?.map((y) => Math.round(y))).toEqual([3, 4]);
  });

  it("shows what a price did, though it never came near zero", () => {
    const { ys } = layOut([series(15.75, 16)], "steps");
    expect((ys[0]?.[0] ?? 0) - (ys[0]?.[1] ?? 0)).toBeGreaterThan(50);
  });

  it.each([
    ["nothing earned", [0, 0, 0]],
    ["one price that never changed", [15.75]],
    ["less than nothing", [-3, 2]],
    ["one lamport", [0.000000001]],
  ])("has room for %s", (_, values) => {
    const { ys, base, ticks } = layOut([series(...values)], "line");
    for (const place of [...(ys[0] ?? []), base, ...ticks.map(({ y }) => y)]) {
      expect(place).toBeGreaterThanOrEqual(0);
      expect(place).toBeLessThanOrEqual(100);
    }
    expect(ticks.length).toBeGreaterThan(1);
  });

  it("never counts in halves, and writes what is large short", () => {
    expect(texts([1, 2, 1])).toEqual(["0", "1", "2"]);
    expect(texts([1_500_000])).toEqual(["0", "0.5M", "1M", "1.5M"]);
  });

  it("calls no line zero that is not", () => {
    const isZero = (values: readonly number[]) =>
      layOut([series(...values)], "steps").ticks.map((tick) => tick.isZero);
    expect(isZero([15.75, 16])).not.toContain(true);
    expect(isZero([0, 16])).toEqual([true, ...Array<boolean>(4).fill(false)]);
  });

  it("keeps a lone bar a bar", () => {
    expect(layOut([series(1)], "bars").barWidth).toBe(12);
  });

  it("places a line's points in time where it knows it, at equal distances where not", () => {
    const at = ["2026-11-01", "2026-11-02", "2026-11-11"];
    const timed = {
      name: "Price",
      points: series(1, 2, 3).points.map((point, index) => ({ ...point, at: at[index] ?? "" })),
    };
    expect(layOut([timed], "steps").xs).toEqual([0, 10, 100]);
    expect(layOut([series(1, 2, 3)], "steps").xs).toEqual([0, 50, 100]);
    expect(layOut([{ ...timed, points: timed.points.slice(0, 1) }], "steps").xs).toEqual([50]);
  });
});

it("finds the point under a finger", () => {
  expect(nearestTo([0, 10, 100], 54)).toBe(1);
  expect(nearestTo([0, 10, 100], 56)).toBe(2);
});

it("names the newest point and as many before it as have room, however unevenly they stand", () => {
  const bars = (count: number) => layOut([series(...Array<number>(count).fill(1))], "bars").xs;
  expect(namedPoints(bars(3), 3)).toEqual([2, 1, 0]);
  expect(namedPoints(bars(6), 6)).toEqual([5, 4, 3, 2, 1, 0]);
  expect(namedPoints(bars(30), 6)).toEqual([29, 24, 19, 14, 9, 4]);
  expect(namedPoints([0, 9, 81, 100], 6)).toEqual([3, 2, 1]);
});

it("moves the names of lines that meet apart, in their order and inside the plot", () => {
  expect(apart([50, 20], 9)).toEqual([50, 20]);
  expect(apart([98, 97, 99], 9)).toEqual([91, 82, 100]);
  expect(apart([40, 40], 9)).toEqual([40, 49]);
});
