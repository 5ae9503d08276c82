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

/** As what each part looks below the width at which a table has room: each class whole, for the build to find. */
const looks = {
  usual: {
    table: "max-lg:block",
    head: "max-lg:sr-only",
    body: "max-lg:grid max-lg:grid-cols-[minmax(0,1fr)] max-lg:gap-3 max-lg:md:grid-cols-[repeat(2,minmax(0,1fr))]",
    row: "max-lg:bg-card max-lg:rounded-card max-lg:block max-lg:border max-lg:px-4 max-lg:py-3",
    cell: "max-lg:flex max-lg:gap-3 max-lg:p-0 max-lg:py-0.5",
    label: "lg:hidden",
    figures: "lg:text-right lg:whitespace-nowrap",
  },
  wide: {
    table: "max-xl:block",
    head: "max-xl:sr-only",
    body: "max-xl:grid max-xl:grid-cols-[minmax(0,1fr)] max-xl:gap-3 max-xl:md:grid-cols-[repeat(2,minmax(0,1fr))]",
    row: "max-xl:bg-card max-xl:rounded-card max-xl:block max-xl:border max-xl:px-4 max-xl:py-3",
    cell: "max-xl:flex max-xl:gap-3 max-xl:p-0 max-xl:py-0.5",
    label: "xl:hidden",
    figures: "xl:text-right xl:whitespace-nowrap",
  },
} as const;

interface DataTableProps {
  /** The table's accessible name. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly DataRow[];
  /** `wide`: with so many long columns that only a wide screen has room for them beside each other. */
  readonly width?: keyof typeof looks;
}

/**
 * A dense table that can be scanned. Where it has no room each row is a card with the columns' names inside; the
 * roles are written out, for a browser takes a table that is laid out otherwise for no table at all.
 */
export function DataTable({ name, columns, rows, width = "usual" }: DataTableProps) {
  const look = looks[width];
  return (
    <table role="table" aria-label={name} className={`w-full text-sm ${look.table}`}>
      <thead role="rowgroup" className={look.head}>
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
      <tbody role="rowgroup" className={look.body}>
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row" className={`border-line hover:bg-card border-b ${look.row}`}>
            {columns.map(({ label, figures }, position) => {
              const shared = {
                className: `px-3 py-2 align-baseline ${look.cell} ${figures ? `tabular-nums ${look.figures}` : ""}`,
                children: (
                  <>
                    <span
                      aria-hidden="true"
                      className={`text-muted w-20 shrink-0 min-[22rem]:w-24 ${look.label}`}
                    >
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
