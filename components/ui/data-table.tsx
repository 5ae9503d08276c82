import type { ReactNode } from "react";

export interface Column {
  readonly label: string;
  /** Figures stand under each other from the right. */
  readonly figures?: boolean;
}

export interface DataRow {
  readonly key: string;
  /** One for each column, the first of which names the row. */
  readonly cells: readonly ReactNode[];
}

interface DataTableProps {
  /** The table's accessible name. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly DataRow[];
}

const cellClass = "px-3 py-2 align-baseline max-md:flex max-md:gap-3 max-md:p-0 max-md:py-0.5";

/**
 * A dense table that can be scanned. On a phone each row is a card with the columns' names inside; the
 * roles are written out, for a browser takes a table that is laid out otherwise for no table at all.
 */
export function DataTable({ name, columns, rows }: DataTableProps) {
  return (
    <table role="table" aria-label={name} className="w-full text-sm max-md:block">
      <thead role="rowgroup" className="max-md:sr-only">
        <tr role="row" className="border-edge border-b text-left">
          {columns.map(({ label, figures }) => (
            <th
              key={label}
              role="columnheader"
              scope="col"
              className={`text-muted px-3 py-2 text-xs font-medium whitespace-nowrap ${figures ? "text-right" : ""}`}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-md:grid max-md:grid-cols-[minmax(0,1fr)] max-md:gap-3">
        {rows.map(({ key, cells }) => (
          <tr
            key={key}
            role="row"
            className="border-line hover:bg-card border-b max-md:bg-card max-md:rounded-card max-md:block max-md:border max-md:px-4 max-md:py-3"
          >
            {columns.map(({ label, figures }, position) => {
              const shared = {
                className: `${cellClass} ${figures ? "md:text-right md:whitespace-nowrap tabular-nums" : ""}`,
                children: (
                  <>
                    <span aria-hidden="true" className="text-muted w-24 shrink-0 md:hidden">
                      {label}
                    </span>
                    <span className="min-w-0 wrap-anywhere">{cells[position]}</span>
                  </>
                ),
              };
              return position === 0 ? (
                <th
                  key={label}
                  role="rowheader"
                  scope="row"
                  {...shared}
                  className={`${shared.className} text-left font-medium`}
                />
              ) : (
                <td key={label} role="cell" {...shared} />
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
