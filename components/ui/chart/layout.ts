import { scaleLinear } from "d3-scale";
import type { ChartKind, ChartSeries } from "./series";

/** A line across the plot with its figure. */
export interface AxisTick {
  readonly y: number;
  readonly text: string;
  /** The line bars stand on; a price's axis may have none. */
  readonly isZero: boolean;
}

/** Where everything stands, in percent of the plot: the page gives it a size without being measured. */
export interface ChartLayout {
  /** The middle of each point, from the left. */
  readonly xs: readonly number[];
  /** The height of each point of each series, from the top. */
  readonly ys: readonly (readonly number[])[];
  /** Where bars stand. */
  readonly base: number;
  /** How wide a bar is. */
  readonly barWidth: number;
  readonly ticks: readonly AxisTick[];
}

const WHOLE = 100;
const WIDEST_BAR = 12;
const BAR_SHARE = 0.68;
/** From here a figure is written short (150k): the axis shows how large, the text exactly. */
const SHORT_FROM = 100_000;

/** Bars stand on zero. A line that never comes near zero would be squeezed to the top by it. */
const domainOf = (values: readonly number[], kind: ChartKind): [number, number] => {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const lowest = kind !== "bars" && low > high / 2 ? low : Math.min(0, low);
  const highest = Math.max(0, high);
  if (highest > lowest) return [lowest, highest];
  return highest === 0 ? [0, 1] : [0, highest];
};

const placesOf = (series: readonly ChartSeries[], kind: ChartKind): number[] => {
  const points = series[0]?.points ?? [];
  const step = WHOLE / points.length;
  if (kind === "bars") return points.map((_, index) => step * (index + 0.5));
  if (points.length === 1) return [WHOLE / 2];
  const moments = points.map(({ at }) => (at === undefined ? Number.NaN : Date.parse(at)));
  const [first, last] = [moments[0] ?? Number.NaN, moments.at(-1) ?? Number.NaN];
  const isInTime = moments.every((moment) => Number.isFinite(moment)) && last > first;
  return moments.map((moment, index) =>
    isInTime ? ((moment - first) / (last - first)) * WHOLE : (index / (points.length - 1)) * WHOLE,
  );
};

/** As d3-format reads it; undefined: as many decimals as the axis has steps for. */
const formatOf = (highest: number, isCounted: boolean): string | undefined => {
  if (highest >= SHORT_FROM) return "~s";
  return isCounted ? ",.0f" : undefined;
};

/**
 * Lays a chart out; at least one series with at least one point. Where values are shares, `whole` is
 * what all of it is: the axis then goes from zero to it, so that charts can be compared.
 */
export const layOut = (
  series: readonly ChartSeries[],
  kind: ChartKind,
  whole?: number,
): ChartLayout => {
  const values = series.flatMap(({ points }) => points.map(({ value }) => value));
  const domain = whole === undefined ? domainOf(values, kind) : [0, whole];
  const scale = scaleLinear().domain(domain).range([WHOLE, 0]).nice(4);
  const [lowest = 0, highest = 1] = scale.domain();
  const isCounted = values.every((value) => Number.isInteger(value));
  const write = scale.tickFormat(4, formatOf(highest, isCounted));
  return {
    xs: placesOf(series, kind),
    ys: series.map(({ points }) => points.map(({ value }) => scale(value))),
    base: scale(Math.max(0, lowest)),
    barWidth: Math.min(WIDEST_BAR, (WHOLE / (series[0]?.points.length ?? 1)) * BAR_SHARE),
    ticks: scale
      .ticks(4)
      .filter((tick) => !isCounted || Number.isInteger(tick))
      .map((tick) => ({
        y: scale(tick),
        text: tick === 0 ? "0" : write(tick),
        isZero: tick === 0,
      })),
  };
};

/** The point nearest to a place across the plot, in percent. */
export const nearestTo = (xs: readonly number[], place: number): number =>
  xs.reduce(
    (best, x, index) => (Math.abs(x - place) < Math.abs((xs[best] ?? x) - place) ? index : best),
    0,
  );

/**
 * Which points are named under the axis: the newest, and before it as many as have room where `most`
 * names fill the width.
 */
export const namedPoints = (xs: readonly number[], most: number): number[] => {
  const room = WHOLE / most - 0.001;
  const named: number[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (let index = xs.length - 1; index >= 0; index -= 1) {
    const x = xs[index] ?? 0;
    if (last - x < room) continue;
    named.push(index);
    last = x;
  }
  return named;
};

/** Moves labels apart until each has its line, keeping their order. Percent from the top. */
export const apart = (wanted: readonly number[], gap: number): number[] => {
  const order = wanted.map((_, index) => index);
  order.sort((left, right) => (wanted[left] ?? 0) - (wanted[right] ?? 0));
  const placed = [...wanted];
  let room = 0;
  order.forEach((index, rank) => {
    const below = (order.length - 1 - rank) * gap;
    const place = Math.min(Math.max(wanted[index] ?? 0, room), WHOLE - below);
    placed[index] = place;
    room = place + gap;
  });
  return placed;
};
