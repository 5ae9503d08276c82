import { Icon } from "../icon";
import { wholeText, type ChartSeries } from "./series";

interface ValuesTableProps {
  caption: string;
  /** What the points are: "Week". */
  along: string;
  series: readonly ChartSeries[];
}

/** The same figures as a table, folded away until asked for. */
export function ValuesTable({ caption, along, series }: ValuesTableProps) {
  const cell = "border-line border-b py-1.5 pr-3";
  return (
    <details className="group mt-2 text-sm print:hidden">
      <summary className="text-accent inline-flex items-center gap-1 rounded-sm py-1 text-xs font-medium hover:underline">
        <Icon
          name="chevronDown"
          className="size-4 transition-transform group-open:rotate-180 motion-reduce:transition-none"
        />
        Show as table
      </summary>
      <div role="region" aria-label={caption} tabIndex={0} className="mt-1 max-h-72 overflow-auto">
        <table aria-label={caption} className="w-full tabular-nums">
          <thead>
            <tr className="text-muted text-left text-xs">
              <th scope="col" className={`${cell} font-medium`}>
                {along}
              </th>
              {series.map(({ name }) => (
                <th key={name} scope="col" className={`${cell} text-right font-medium`}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(series[0]?.points ?? []).map(({ label }, index) => (
              <tr key={label}>
                <th scope="row" className={`${cell} text-left font-normal`}>
                  {label}
                </th>
                {series.map(({ name, points }) => {
                  const point = points[index];
                  return (
                    <td key={name} className={`${cell} text-right`}>
                      {point === undefined ? null : wholeText(point)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
