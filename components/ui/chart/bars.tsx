import { anchorAt } from "./axis";
import { Mark } from "./mark";
import type { ChartLayout } from "./layout";
import type { ChartPoint } from "./series";

interface BarsProps {
  points: readonly ChartPoint[];
  layout: ChartLayout;
  /** The bar looked at, or null. */
  marked: number | null;
}

/** One bar a point; the highest says its value. */
export function Bars({ points, layout: { xs, ys, base, barWidth }, marked }: BarsProps) {
  const highest = points.reduce(
    (best, { value }, index) => (value > (points[best]?.value ?? value) ? index : best),
    0,
  );
  const named = points[highest];
  return (
    <>
      {marked === null ? null : <Mark x={xs[marked] ?? 0} />}
      {points.map(({ label, value }, index) => {
        const y = ys[0]?.[index] ?? base;
        if (value === 0) return null;
        return (
          <rect
            key={label}
            x={`${(xs[index] ?? 0) - barWidth / 2}%`}
            width={`${barWidth}%`}
            y={`${Math.min(y, base)}%`}
            height={`${Math.abs(base - y)}%`}
            rx="2"
            className={
              marked === null || marked === index ? "fill-accent" : "fill-accent opacity-45"
            }
          />
        );
      })}
      {named === undefined || named.value <= 0 ? null : (
        <text
          x={`${xs[highest] ?? 0}%`}
          y={`${ys[0]?.[highest] ?? 0}%`}
          dy="-6"
          textAnchor={anchorAt(xs[highest] ?? 0)}
          className="fill-ink text-xs tabular-nums"
        >
          {named.text}
        </text>
      )}
    </>
  );
}
