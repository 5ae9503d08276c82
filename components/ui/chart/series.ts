/** One point of a chart. What is written and said is the caller's text; the value only places it. */
export interface ChartPoint {
  /** What the point is called, whole: "16 to 22 Nov 2026". */
  readonly label: string;
  /** The label under the axis, where a shorter one will do: "16 Nov". */
  readonly tick?: string;
  /** ISO 8601: lines place their points in time by it. Without it they stand at equal distances. */
  readonly at?: string;
  /** Finite. */
  readonly value: number;
  /** The exact value in words: "15.35625 SOL". */
  readonly text: string;
  /** What is said and tabled behind the value, and not drawn: "2 sales". */
  readonly more?: string;
}

/** What is measured. Several series of one chart share their points' labels, place by place. */
export interface ChartSeries {
  readonly name: string;
  readonly points: readonly ChartPoint[];
}

/** `bars`: one series, an amount per span. `line`: straight; `steps`: holds until the next point. */
export type ChartKind = "bars" | "line" | "steps";

/** A point's value with what stands behind it. */
export const wholeText = ({ text, more }: ChartPoint): string =>
  more === undefined ? text : `${text}, ${more}`;

/** What is said at a point: every series' value there. A single series needs no name. */
export const saidAt = (series: readonly ChartSeries[], index: number): string =>
  series
    .flatMap(({ name, points }) => {
      const point = points[index];
      if (point === undefined) return [];
      return series.length === 1 ? [wholeText(point)] : [`${name} ${wholeText(point)}`];
    })
    .join(", ");
