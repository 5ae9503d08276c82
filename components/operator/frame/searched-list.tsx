import type { ComponentProps, ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { FilterRow, type FilterChoice } from "./filter-row";
import { Pager } from "./pager";
import { SearchBar } from "./search-bar";

interface SearchedListProps extends Pick<ComponentProps<typeof DataTable>, "columns" | "rows"> {
  /** The page's heading, and what the table is named. */
  readonly name: string;
  readonly path: string;
  readonly query: OperatorQuery<string>;
  /** What can be searched for: the field's accessible name, and what is in it while it is empty. */
  readonly search: { readonly label: string; readonly placeholder: string };
  readonly choices: readonly FilterChoice[];
  /** What is said where there is no row; the words follow in `children`. */
  readonly empty: { readonly title: string; readonly href: string; readonly action: string };
  readonly children: ReactNode;
  readonly older: string | null;
}

/** A page of many: searched, narrowed, a table of them, and the way to what is older. */
export function SearchedList(props: SearchedListProps) {
  const { name, path, query, search, choices, empty, children, columns, rows, older } = props;
  return (
    <>
      <h1 className="text-xl">{name}</h1>
      <SearchBar path={path} query={query} {...search} />
      <FilterRow path={path} query={query} choices={choices} />
      {rows.length === 0 ? (
        <EmptyState
          title={empty.title}
          action={<ButtonLink href={empty.href}>{empty.action}</ButtonLink>}
        >
          {children}
        </EmptyState>
      ) : (
        <DataTable name={name} columns={columns} rows={rows} />
      )}
      <Pager path={path} query={query} older={older} />
    </>
  );
}

/** All, and each filter, with how many there are where that is known. */
export const filterChoices = <Filter extends string>(
  filters: readonly Filter[],
  counts: Readonly<Partial<Record<Filter, number>>>,
): readonly FilterChoice[] => [
  { value: null, words: "all" },
  ...filters.map((filter) => {
    const count = counts[filter];
    return { value: filter, words: filter, ...(count === undefined ? {} : { count }) };
  }),
];
