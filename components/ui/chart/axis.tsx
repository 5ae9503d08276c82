import { namedPoints, type AxisTick } from "./layout";
import type { ChartPoint } from "./series";

/** The figures beside the lines; as wide as the longest. */
export function ValueAxis({ ticks }: { ticks: readonly AxisTick[] }) {
  const width = Math.max(...ticks.map(({ text }) => text.length));
  return (
    <svg
      aria-hidden="true"
      className="fill-muted h-44 overflow-visible text-xs tabular-nums"
      style={{ width: `${width + 1}ch` }}
    >
      {ticks.map(({ y, text }) => (
        <text key={text} x="100%" dx="-8" y={`${y}%`} dy="0.32em" textAnchor="end">
          {text}
        </text>
      ))}
    </svg>
  );
}

const MOST_NAMED = 6;
const MOST_NAMED_NARROW = 3;
const EDGE = 9;

/** A name at the edge grows inwards. */
export const anchorAt = (x: number): "start" | "middle" | "end" => {
  if (x < EDGE) return "start";
  return x > 100 - EDGE ? "end" : "middle";
};

interface PointAxisProps {
  points: readonly ChartPoint[];
  xs: readonly number[];
}

/** The points' names under the plot: fewer where the chart is narrow. */
export function PointAxis({ points, xs }: PointAxisProps) {
  const wide = namedPoints(xs, MOST_NAMED);
  const narrow = namedPoints(xs, MOST_NAMED_NARROW);
  return (
    <svg aria-hidden="true" className="fill-muted mt-1 h-5 w-full overflow-visible text-xs">
      {[...new Set([...wide, ...narrow])].map((index) => {
        const x = xs[index] ?? 0;
        return (
          <text
            key={index}
            x={`${x}%`}
            y="14"
            textAnchor={anchorAt(x)}
            className={`${wide.includes(index) ? "" : "@md:hidden"} ${narrow.includes(index) ? "" : "@max-md:hidden"}`}
          >
            {points[index]?.tick ?? points[index]?.label}
          </text>
        );
      })}
    </svg>
  );
}
