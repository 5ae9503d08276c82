import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { Identicon } from "@/components/ui/identicon";
import { peopleFilters, type PeopleFilter, type PersonLine } from "@/lib/core/operator/people";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { FilterRow } from "../frame/filter-row";
import { Pager } from "../frame/pager";
import { SearchBar } from "../frame/search-bar";
import { RoleBadges } from "./role-badges";

const PATH = "/operator/people";

const filterWords: Readonly<Record<PeopleFilter, string>> = {
  "signed-in": "Signed in",
  buyer: "Buyers",
  creator: "Creators",
  blocked: "Blocked",
};

const columns = [
  { label: "Wallet" },
  { label: "Who" },
  { label: "Sessions", figures: true },
  { label: "Purchases", figures: true },
  { label: "Models", figures: true },
  { label: "Jobs", figures: true },
  { label: "First seen", figures: true },
  { label: "Last seen", figures: true },
];

const cellsOf = (line: PersonLine) => [
  <Link
    key="wallet"
    href={`${PATH}/${line.wallet}`}
    prefetch={false}
    title={line.wallet}
    className="text-accent inline-flex items-center gap-2 font-mono underline-offset-4 hover:underline"
  >
    <Identicon address={line.wallet} className="-my-0.5 size-6" />
    <span aria-hidden="true" className="self-baseline">
      {line.wallet.slice(0, 4)}…{line.wallet.slice(-4)}
    </span>
    <span className="sr-only">{line.wallet}</span>
  </Link>,
  <RoleBadges key="who" person={line} />,
  line.sessions,
  line.purchases,
  line.models,
  line.jobs,
  <Day key="first" value={line.firstSeenAt} />,
  <span key="last" className="text-xs">
    <Day value={line.lastSeenAt} to="time" />
  </span>,
];

interface PeopleListProps {
  readonly query: OperatorQuery<PeopleFilter>;
  readonly lines: readonly PersonLine[];
  readonly older: string | null;
}

/** Every wallet that left a trace here, whoever was seen last first. */
export function PeopleList({ query, lines, older }: PeopleListProps) {
  return (
    <>
      <h1 className="text-xl">People</h1>
      <p className="text-muted mt-1 max-w-prose text-sm">
        Wallets that left a trace here. What somebody is follows from what they did; only operators
        are named by the configuration.
      </p>
      <SearchBar path={PATH} label="Search people" placeholder="Part of a wallet" query={query} />
      <FilterRow
        path={PATH}
        query={query}
        choices={[
          { value: null, words: "All" },
          ...peopleFilters.map((filter) => ({ value: filter, words: filterWords[filter] })),
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState
          title="Nobody is like that"
          action={<ButtonLink href={PATH}>Show everybody</ButtonLink>}
        >
          Search for a shorter part of a wallet, or take the filter away.
        </EmptyState>
      ) : (
        <DataTable
          name="People"
          columns={columns}
          rows={lines.map((line) => ({ key: line.wallet, cells: cellsOf(line) }))}
        />
      )}
      <Pager path={PATH} query={query} older={older} />
    </>
  );
}
