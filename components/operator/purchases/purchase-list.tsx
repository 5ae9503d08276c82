import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { Day } from "@/components/ui/day";
import {
  purchaseFilters,
  type PurchaseFilter,
  type PurchaseLine,
} from "@/lib/core/operator/purchases";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { filterChoices, SearchedList } from "../frame/searched-list";
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
    className="text-accent font-mono whitespace-nowrap underline-offset-4 hover:underline"
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
    <SearchedList
      name="Purchases"
      path={PATH}
      query={query}
      search={{
        label: "Search purchases",
        placeholder: "Any id, asset, wallet or signature",
      }}
      choices={filterChoices(purchaseFilters, counts)}
      empty={
        all
          ? { title: "Nothing was bought yet", href: "/", action: "Go to the market" }
          : { title: "No purchase is like that", href: PATH, action: "Show all purchases" }
      }
      columns={columns}
      rows={lines.map((line) => ({ key: line.id, cells: cellsOf(line) }))}
      older={older}
    >
      {all
        ? "Purchases appear here from the moment somebody presses Buy."
        : "Search for a shorter part of an id, or take the filter away."}
    </SearchedList>
  );
}
