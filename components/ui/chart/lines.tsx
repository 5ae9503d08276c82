import { curveLinear, curveStepAfter, line } from "d3-shape";
import { apart, type ChartLayout } from "./layout";
import { Mark } from "./mark";
import type { ChartSeries } from "./series";

/** Told apart by their dashes too, never by colour alone. */
const looks = [
  "stroke-accent",
  "stroke-ink [stroke-dasharray:6_4]",
  "stroke-muted [stroke-dasharray:2_3]",
] as const;
const dots = ["fill-accent", "fill-ink", "fill-muted"] as const;
/** One line of small text, in percent of the plot's height. */
const LINE_OF_TEXT = 9.5;

interface LinesProps {
  series: readonly ChartSeries[];
  layout: ChartLayout;
  isStepped: boolean;
  /** The point looked at, or null. */
  marked: number | null;
}

/** One line a series, each named at its end where there are several. */
export function Lines({ series, layout: { xs, ys }, isStepped, marked }: LinesProps) {
  const draw = line<number>((_, index) => xs[index] ?? 0, Number).curve(
    isStepped ? curveStepAfter : curveLinear,
  );
  const last = xs.length - 1;
  const nameAt = apart(
    ys.map((places) => places[last] ?? 0),
    LINE_OF_TEXT,
  );
  const dotted = marked ?? last;
  return (
    <>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="size-full overflow-visible">
        {series.map(({ name }, index) => (
          <path
            key={name}
            d={draw([...(ys[index] ?? [])]) ?? ""}
            fill="none"
            vectorEffect="non-scaling-stroke"
            strokeWidth="2"
            strokeLinejoin="round"
            className={looks[index % looks.length]}
          />
        ))}
      </svg>
      {marked === null ? null : <Mark x={xs[marked] ?? 0} />}
      {series.map(({ name }, index) => (
        <g key={name}>
          <circle
            cx={`${xs[dotted] ?? 0}%`}
            cy={`${ys[index]?.[dotted] ?? 0}%`}
            r="4"
            strokeWidth="2"
            className={`stroke-paper ${dots[index % dots.length] ?? ""}`}
          />
          {series.length === 1 ? null : (
            <text
              x="100%"
              dx="10"
              y={`${nameAt[index] ?? 0}%`}
              dy="0.32em"
              className={`text-xs ${dots[index % dots.length] ?? ""}`}
            >
              {name}
            </text>
          )}
        </g>
      ))}
    </>
  );
}
