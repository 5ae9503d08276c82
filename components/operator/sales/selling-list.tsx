import Link from "next/link";
import { AddressLabel } from "@/components/ui/address-label";
import { Amount } from "@/components/ui/amount";
import { Day } from "@/components/ui/day";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { sellingFilters, type SellingFilter, type SellingLine } from "@/lib/core/operator/sales";
import { visibleText } from "@/lib/core/text";
import { filterChoices, SearchedList } from "../frame/searched-list";
import { SellingStanding } from "./selling-badge";

const PATH = "/operator/sales";

const columns = [
  { label: "Id" },
  { label: "What" },
  { label: "State" },
  { label: "Asset" },
  { label: "Seller" },
  { label: "Listing" },
  { label: "Price", figures: true },
  { label: "When", figures: true },
];

const whatOf = (line: SellingLine): string => {
  if (line.kind === "sale") return "Sale";
  return line.direction === "list" ? "Into escrow" : "Back to seller";
};

const hrefOf = ({ kind, id }: SellingLine): string =>
  kind === "sale" ? `${PATH}/${id}` : `${PATH}/handovers/${id}`;

const cellsOf = (line: SellingLine) => [
  <Link
    key="id"
    href={hrefOf(line)}
    prefetch={false}
    title={line.id}
    className="text-accent font-mono whitespace-nowrap underline-offset-4 hover:underline"
  >
    {line.id.slice(0, 8)}
  </Link>,
  whatOf(line),
  <SellingStanding key="state" line={line} />,
  visibleText(line.asset),
  <AddressLabel key="seller" address={line.seller} label="Seller" />,
  line.listingId === null ? (
    <span key="listing" className="text-muted">
      none yet
    </span>
  ) : (
    <span key="listing" className="font-mono">
      {visibleText(line.listingId)}
    </span>
  ),
  <Amount key="price" value={BigInt(line.price)} />,
  <span key="when" className="text-xs">
    <Day value={line.at} to="time" />
  </span>,
];

interface SellingListProps {
  readonly query: OperatorQuery<SellingFilter>;
  /** How many there are of those that need a person, or wait. */
  readonly counts: Readonly<Partial<Record<SellingFilter, number>>>;
  readonly lines: readonly SellingLine[];
  readonly older: string | null;
}

/** Everybody's sales, and what sellers sign of their listings: searched, narrowed, newest first. */
export function SellingList({ query, counts, lines, older }: SellingListProps) {
  const all = query.text === "" && query.filter === null;
  return (
    <SearchedList
      name="Sales"
      path={PATH}
      query={query}
      search={{
        label: "Search sales",
        placeholder: "Id, wallet, listing, signature or asset",
      }}
      choices={filterChoices(sellingFilters, counts)}
      empty={
        all
          ? { title: "Nothing was sold yet", href: "/", action: "Go to the market" }
          : { title: "Nothing is like that", href: PATH, action: "Show all" }
      }
      columns={columns}
      rows={lines.map((line) => ({ key: `${line.kind}-${line.id}`, cells: cellsOf(line) }))}
      older={older}
    >
      {query.filter === "contested" && query.text === ""
        ? "The chain shows every sale, and all that sellers signed, as it was agreed."
        : all
          ? "Sales appear here once REALM or a purchase tells of them, and what sellers sign once a listing asks for it."
          : "Search for a shorter part of an id, or take the filter away."}
    </SearchedList>
  );
}
