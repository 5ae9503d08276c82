import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import {
  purchaseFilters,
  type PurchaseFilter,
  type PurchaseLine,
} from "@/lib/core/operator/purchases";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { FilterRow } from "../frame/filter-row";
import { Pager } from "../frame/pager";
import { SearchBar } from "../frame/search-bar";
import { PurchaseStanding } from "./purchase-badge";

const PATH = "/operator/purchases";

const columns = [
  { label: "Purchase" },
  { label: "State" },
  { label: "Asset" },
  { label: "Wallet" },
  { label: "Listing" },
  { label: "Price", figures: true },
  { label: "Started", figures: true },
];

const cellsOf = (line: PurchaseLine) => [
  <Link
    key="purchase"
    href={`${PATH}/${line.id}`}
    prefetch={false}
    title={line.id}
    className="text-accent font-mono underline-offset-4 hover:underline"
  >
    {line.id.slice(0, 8)}
  </Link>,
  <PurchaseStanding key="state" purchase={line} />,
  visibleText(line.asset),
  <AddressLabel key="wallet" address={line.wallet} label="Wallet" />,
  <span key="listing" className="font-mono">
    {visibleText(line.listingId)}
  </span>,
  <Amount key="price" value={BigInt(line.price)} />,
  <span key="started" className="text-xs">
    <Day value={line.createdAt} to="time" />
  </span>,
];

interface PurchaseListProps {
  readonly query: OperatorQuery<PurchaseFilter>;
  /** How many there are of those that need a person. */
  readonly counts: Readonly<Partial<Record<PurchaseFilter, number>>>;
  readonly lines: readonly PurchaseLine[];
  readonly older: string | null;
}

/** Everybody's purchases: searched, narrowed, newest first. */
export function PurchaseList({ query, counts, lines, older }: PurchaseListProps) {
  const all = query.text === "" && query.filter === null;
  return (
    <>
      <h1 className="text-xl">Purchases</h1>
      <SearchBar
        path={PATH}
        label="Search purchases"
        placeholder="Purchase, wallet, listing, signature or REALM’s id"
        query={query}
      />
      <FilterRow
        path={PATH}
        query={query}
        choices={[
          { value: null, words: "all" },
          ...purchaseFilters.map((filter) => {
            const count = counts[filter];
            return { value: filter, words: filter, ...(count === undefined ? {} : { count }) };
          }),
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState
          title={all ? "Nothing was bought yet" : "No purchase is like that"}
          action={
            <ButtonLink href={all ? "/" : PATH}>
              {all ? "Go to the market" : "Show all purchases"}
            </ButtonLink>
          }
        >
          {all
            ? "Purchases appear here from the moment somebody presses Buy."
            : "Search for a shorter part of an id, or take the filter away."}
        </EmptyState>
      ) : (
        <DataTable
          name="Purchases"
          columns={columns}
          rows={lines.map((line) => ({ key: line.id, cells: cellsOf(line) }))}
        />
      )}
      <Pager path={PATH} query={query} older={older} />
    </>
  );
}
