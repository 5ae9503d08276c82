import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import {
  deliveryStates,
  deliveryStateWords,
  type DeliveryLine,
  type DeliveryState,
} from "@/lib/core/operator/deliveries";
import type { OperatorQuery } from "@/lib/core/operator/query";
import { visibleText } from "@/lib/core/text";
import { FilterRow } from "../frame/filter-row";
import { Pager } from "../frame/pager";
import { SearchBar } from "../frame/search-bar";
import { DeliveryBadge } from "./delivery-badge";

const PATH = "/operator/webhooks";

const columns = [
  { label: "Event" },
  { label: "State" },
  { label: "Type" },
  { label: "Subject" },
  { label: "From" },
  { label: "Failed", figures: true },
  { label: "Received", figures: true },
];

const cellsOf = (line: DeliveryLine) => [
  <Link
    key="event"
    href={`${PATH}/${line.id}`}
    prefetch={false}
    className="text-accent font-mono underline-offset-4 hover:underline"
  >
    {visibleText(line.eventId)}
  </Link>,
  <DeliveryBadge key="state" state={line.state} />,
  visibleText(line.eventType),
  <span key="subject" className="font-mono">
    {visibleText(line.subject)}
  </span>,
  <span key="from" className="font-mono">
    {line.source}
  </span>,
  line.attempts,
  <span key="received" className="text-xs">
    <Day value={line.receivedAt} to="time" />
  </span>,
];

interface DeliveryListProps {
  readonly query: OperatorQuery<DeliveryState>;
  readonly counts: Readonly<Record<DeliveryState, number>>;
  readonly lines: readonly DeliveryLine[];
  readonly older: string | null;
}

/** REALM's events: searched, narrowed, newest first. */
export function DeliveryList({ query, counts, lines, older }: DeliveryListProps) {
  const total = deliveryStates.reduce((sum, state) => sum + counts[state], 0);
  return (
    <>
      <h1 className="text-xl">Webhooks</h1>
      <SearchBar
        path={PATH}
        label="Search webhooks"
        placeholder="Event id, type, subject or address"
        query={query}
      />
      <FilterRow
        path={PATH}
        query={query}
        choices={[
          { value: null, words: "All", count: total },
          ...deliveryStates.map((state) => ({
            value: state,
            words: deliveryStateWords[state],
            count: counts[state],
          })),
        ]}
      />
      {lines.length === 0 ? (
        <EmptyState
          title="No event is like that"
          action={<ButtonLink href={PATH}>Show all events</ButtonLink>}
        >
          {total === 0
            ? "REALM has not told this instance of anything yet. Without webhooks it asks by itself."
            : "Search for a shorter part of an id, or take the filter away."}
        </EmptyState>
      ) : (
        <DataTable
          name="Webhooks"
          columns={columns}
          rows={lines.map((line) => ({ key: line.id, cells: cellsOf(line) }))}
        />
      )}
      <Pager path={PATH} query={query} older={older} />
    </>
  );
}
