"use client";

import { PointAxis, ValueAxis } from "./axis";
import { Bars } from "./bars";
import { layOut } from "./layout";
import { Lines } from "./lines";
import { saidAt, type ChartKind, type ChartSeries } from "./series";
import { useCursor } from "./use-cursor";
import { ValuesTable } from "./values-table";

interface ChartProps {
  kind: ChartKind;
  /** What is drawn, in words: "Net earnings by week". The figure's, the plot's and the table's name. */
  caption: string;
  /** What the axis counts in: "SOL". */
  unit?: string;
  /** What the points are, as the table's first heading: "Week". */
  along: string;
  /** One series for bars, at most three for lines; equally long, with at least one point. */
  series: readonly ChartSeries[];
  /** Where values are shares: what all of it is, 100 for percent. The axis then goes from zero to it. */
  whole?: number;
}

/**
 * A small chart for a page that is read, not explored. The plot is one stop of the Tab key; arrow keys
 * move from point to point, and each is said. It is a slider to assistive technology, the one role in
 * which screen readers hand the arrow keys over and speak the value they lead to. Nothing is measured
 * in the browser: places are shares of the plot, so it stands where it will stand from the first byte.
 */
export function Chart({ kind, caption, unit, along, series, whole }: ChartProps) {
  const layout = layOut(series, kind, whole);
  const { index, isShown, handlers } = useCursor(layout.xs);
  const points = series[0]?.points ?? [];
  const label = points[index]?.label ?? "";
  const said = saidAt(series, index);
  const marked = isShown ? index : null;
  const longestName = series.length === 1 ? 0 : Math.max(...series.map(({ name }) => name.length));
  return (
    <figure className="@container min-w-0">
      <figcaption className="text-sm font-medium">
        {caption}
        {unit === undefined ? null : <span className="text-muted font-normal">, in {unit}</span>}
      </figcaption>
      <p
        className={`text-muted mt-0.5 min-h-4.5 text-xs tabular-nums ${series.length === 1 ? "" : "@max-md:min-h-9"}`}
      >
        {label}: <span className="text-ink">{said}</span>
      </p>
      <div className="mt-6 grid grid-cols-[auto_minmax(0,1fr)] text-xs">
        <ValueAxis ticks={layout.ticks} />
        <div style={longestName === 0 ? undefined : { paddingRight: `${longestName + 2}ch` }}>
          <div
            role="slider"
            aria-roledescription="chart"
            aria-label={caption}
            aria-valuemin={1}
            aria-valuemax={points.length}
            aria-valuenow={index + 1}
            aria-valuetext={`${label}: ${said}`}
            tabIndex={0}
            className="h-44 touch-pan-y"
            {...handlers}
          >
            <svg aria-hidden="true" className="size-full overflow-visible">
              {layout.ticks.map(({ y, isZero }) => (
                <line
                  key={y}
                  x1="0"
                  x2="100%"
                  y1={`${y}%`}
                  y2={`${y}%`}
                  className={isZero ? "stroke-edge" : "stroke-line"}
                />
              ))}
              {kind === "bars" ? (
                <Bars points={points} layout={layout} marked={marked} />
              ) : (
                <Lines
                  series={series}
                  layout={layout}
                  isStepped={kind === "steps"}
                  marked={marked}
                />
              )}
            </svg>
          </div>
          <PointAxis points={points} xs={layout.xs} />
        </div>
      </div>
      <ValuesTable caption={caption} along={along} series={series} />
    </figure>
  );
}
